namespace Nullius.Wires;

/// <summary>What a port of a gate does.</summary>
/// <param name="Role">Idle, defining or using.</param>
/// <param name="Wire">The number of the node or block.</param>
internal readonly record struct Connection(PortRole Role, int Wire)
{
    public static Connection Defines(int wire) => new(PortRole.Defines, wire);

    public static Connection Uses(int wire) => new(PortRole.Uses, wire);
}
