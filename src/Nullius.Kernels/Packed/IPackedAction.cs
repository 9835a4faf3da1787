namespace Nullius.Kernels;

/// <summary>Work that is written for any register width; <see cref="PackedWidth"/> runs it at the widest one.</summary>
public interface IPackedAction
{
    void Run<TPacked>()
        where TPacked : unmanaged, IPackedKoalaBear<TPacked>;
}
