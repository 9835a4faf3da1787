using System.Runtime.CompilerServices;
using Nullius.Fields;

namespace Nullius.Kernels;

/// <summary>An unchecked view of a pinned <see cref="ExtensionVector"/>.</summary>
internal readonly unsafe struct ExtensionPointer
{
    private readonly KoalaBear* _start;
    private readonly nint _stride;

    /// <summary>The caller keeps the vector pinned and stays within its length.</summary>
    public ExtensionPointer(KoalaBear* start, nint stride)
    {
        _start = start;
        _stride = stride;
    }

    public KoalaBear5 this[nint index]
    {
        get
        {
            var p = _start + index;
            return new KoalaBear5(p[0], p[_stride], p[2 * _stride], p[3 * _stride], p[4 * _stride]);
        }

        set
        {
            var p = _start + index;
            p[0] = value.C0;
            p[_stride] = value.C1;
            p[2 * _stride] = value.C2;
            p[3 * _stride] = value.C3;
            p[4 * _stride] = value.C4;
        }
    }

    /// <summary>The view from element <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ExtensionPointer Advance(nint index) => new(_start + index, _stride);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public KoalaBear* Plane(int plane) => _start + (plane * _stride);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public PackedKoalaBear5<TPacked> Load<TPacked>(nint index)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        var p = _start + index;
        var q = p + (2 * _stride);
        return new PackedKoalaBear5<TPacked>(
            TPacked.Load(p),
            TPacked.Load(p + _stride),
            TPacked.Load(q),
            TPacked.Load(q + _stride),
            TPacked.Load(q + (2 * _stride)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store<TPacked>(nint index, PackedKoalaBear5<TPacked> value)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        var p = _start + index;
        var q = p + (2 * _stride);
        TPacked.Store(p, value.C0);
        TPacked.Store(p + _stride, value.C1);
        TPacked.Store(q, value.C2);
        TPacked.Store(q + _stride, value.C3);
        TPacked.Store(q + (2 * _stride), value.C4);
    }

    /// <summary>Loads 2·Lanes consecutive elements, apart by the parity of their index.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void LoadPairs<TPacked>(nint index, out PackedKoalaBear5<TPacked> even, out PackedKoalaBear5<TPacked> odd)
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>
    {
        var p = _start + index;
        var q = p + (2 * _stride);
        TPacked.Deinterleave(TPacked.Load(p), TPacked.Load(p + TPacked.Lanes), out var e0, out var o0);
        p += _stride;
        TPacked.Deinterleave(TPacked.Load(p), TPacked.Load(p + TPacked.Lanes), out var e1, out var o1);
        TPacked.Deinterleave(TPacked.Load(q), TPacked.Load(q + TPacked.Lanes), out var e2, out var o2);
        q += _stride;
        TPacked.Deinterleave(TPacked.Load(q), TPacked.Load(q + TPacked.Lanes), out var e3, out var o3);
        q += _stride;
        TPacked.Deinterleave(TPacked.Load(q), TPacked.Load(q + TPacked.Lanes), out var e4, out var o4);
        even = new PackedKoalaBear5<TPacked>(e0, e1, e2, e3, e4);
        odd = new PackedKoalaBear5<TPacked>(o0, o1, o2, o3, o4);
    }
}
