using System.Runtime.InteropServices;
using Nullius.Fields;
using Nullius.Hashing;
using Nullius.Riscv;
using Nullius.Tracing;
using Xunit;

namespace Nullius.Machine.Tests;

public sealed class MemoryTreeTests
{
    [Fact]
    public void RootOfEmptyMemoryIsTheZeroSubtree()
    {
        Digest node = PageDigest.Compute(new byte[32]);
        for (int level = 0; level < MemoryMap.TreeDepth; level++)
            node = Poseidon2Hash.Compress(node, node);
        Assert.Equal(node, EmptySubtree.At(0));
        Assert.Equal(node, new MemoryTree().Root);
        Assert.Equal(node, ImageRoot.Compute([], []));
    }

    [Fact]
    public void BatchesAgreeWithThePlainComputation()
    {
        var random = new Random(5);
        for (int count = 1; count < 70; count += 9)
        {
            uint[] indices = [.. Enumerable.Range(0, count).Select(_ => (uint)random.Next(1 << (4 + (count % 25)))).Distinct().Order()];
            var contents = new byte[32 * indices.Length];
            random.NextBytes(contents);
            var tree = new MemoryTree();
            tree.Update([.. indices.Select((index, position) => new PageUse(index, default, PageOf(contents, position), default))]);
            Assert.Equal(ImageRoot.Compute(indices, contents), tree.Root);
        }
    }

    [Fact]
    public void UpdatesMoveFromOneStateToTheNext()
    {
        var random = new Random(6);
        var memory = new SortedDictionary<uint, PageDwords>();
        var tree = new MemoryTree();
        for (int round = 0; round < 8; round++)
        {
            Digest before = tree.Root;
            uint[] indices = [.. Enumerable.Range(0, 20).Select(_ => (uint)random.Next(64) * 0x3F_FFFF % (1 << 28)).Distinct().Order()];
            PageUse[] pages = [.. indices.Select(index =>
                new PageUse(index, memory.GetValueOrDefault(index), round % 3 == 2 ? memory.GetValueOrDefault(index) : Random(random), default))];
            TreeOpening opening = tree.Update(pages);
            foreach (PageUse page in pages)
                memory[page.Index] = page.After;
            Assert.Equal((before, tree.Root), (opening.RootBefore, opening.RootAfter));
            Assert.Equal(ImageRoot.Compute([.. memory.Keys], [.. memory.Values.SelectMany(Bytes)]), tree.Root);
            Assert.Equal(round % 3 == 2, opening.Nodes.All(node => !node.IsChanged));
        }
    }

    [Fact]
    public void CopiesKeepTheirState()
    {
        var tree = new MemoryTree();
        MemoryTree copy = tree.Copy();
        tree.Update([new PageUse(3, default, Random(new Random(1)), default)]);
        Assert.Equal(EmptySubtree.At(0), copy.Root);
        Assert.NotEqual(copy.Root, tree.Root);
    }

    [Fact]
    public void OpeningNothingOpensTheRoot()
    {
        TreeOpening opening = new MemoryTree().Open([]);
        Assert.Equal([(0, 0u)], opening.Nodes.Select(node => (node.Level, node.Index)));
        Assert.Equal(opening.RootBefore, opening.RootAfter);
    }

    [Fact]
    public void ImagesHaveOneRoot()
    {
        ProgramImage image = Repository.Guest("hello");
        var contents = new byte[32 * image.PageIndices.Length];
        for (int page = 0; page < image.PageIndices.Length; page++)
            image.PageContents(page).CopyTo(contents.AsSpan(32 * page));
        Assert.Equal(ImageRoot.Compute(image.PageIndices, contents), MemoryTree.Create(image).Root);
    }

    [Fact]
    public void ProgramIdsBindTheVersion()
    {
        Digest root = EmptySubtree.At(0);
        var version = new KoalaBear[Digest.Length];
        version[0] = KoalaBear.One;
        Assert.Equal(Poseidon2Hash.Compress(root, new Digest(version)), ProgramId.Compute(root));
    }

    [Fact]
    public void ImageRootRefusesPagesOutOfOrder()
    {
        Assert.Throws<ArgumentException>(() => ImageRoot.Compute([2, 1], new byte[64]));
        Assert.Throws<ArgumentException>(() => ImageRoot.Compute([1, 1], new byte[64]));
        Assert.Throws<ArgumentException>(() => ImageRoot.Compute([1u << 28], new byte[32]));
        Assert.Throws<ArgumentException>(() => ImageRoot.Compute([1], new byte[31]));
    }

    private static PageDwords PageOf(byte[] contents, int position)
    {
        var page = default(PageDwords);
        MemoryMarshal.Cast<byte, ulong>(contents.AsSpan(32 * position, 32)).CopyTo(page);
        return page;
    }

    private static PageDwords Random(Random random)
    {
        var bytes = new byte[32];
        random.NextBytes(bytes);
        return PageOf(bytes, 0);
    }

    private static byte[] Bytes(PageDwords page) => MemoryMarshal.AsBytes((ReadOnlySpan<ulong>)page).ToArray();
}
