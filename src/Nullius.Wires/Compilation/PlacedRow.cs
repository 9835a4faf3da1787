using Nullius.Circuits;
using Nullius.Fields;

namespace Nullius.Wires;

/// <summary>A gate in its place.</summary>
internal readonly record struct PlacedRow(
    CircuitTable Table, int TableIndex, int Row, IReadOnlyList<Connection> Connections, IReadOnlyList<(int Column, KoalaBear Value)> Constants);
