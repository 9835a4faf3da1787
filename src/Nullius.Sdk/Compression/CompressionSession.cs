using Nullius.Machine;
using Nullius.Prover;
using Nullius.Protocol;
using Nullius.Recursion;
using Nullius.Verifier;

namespace Nullius.Sdk;

/// <summary>One compression, from the receipts to the one that is asked for.</summary>
/// <remarks>
/// Proofs are made circuit by circuit, for all receipts together, so that each circuit is made once and only one is held at a time. Within a circuit the order
/// is that of the tree, from below; a proof is dropped when it has been verified in the circuits that need it.
/// </remarks>
internal sealed class CompressionSession(
    Receipt receipt, CompressionOptions options, IProgress<CompressionProgress>? progress, CancellationToken cancellationToken)
{
    private readonly List<ProofNode> pending = [];
    private int resumed;

    public CompressedReceipt Compress()
    {
        // 1. Whatever can be refused is refused before the work begins.
        Report(new CompressionProgress(CompressionPhase.Prepare, 0, 0, 0, 0));
        Receipt start = CompressionInput.Check(receipt, options);

        // 2. What is to be proven, and what of it the work directory holds.
        using CompressionDirectory? directory = options.WorkDirectory is { } path ? CompressionDirectory.Open(path, receipt) : null;
        ClaimNode goal = ResolveNode.All(ClaimNode.Of(start), Assumed());
        Collect(goal, directory);

        // 3. Prove: lifts, joins, seals, resolves, which is the order of the kinds of circuits.
        int done = 0;
        foreach (IGrouping<CompressionPhase, ProofNode> phase in pending.GroupBy(node => PhaseOf(node.Circuit)).OrderBy(group => group.Key))
            done += MakeAll(phase.Key, [.. phase.OrderBy(node => node.Circuit)], done, directory);
        ReceiptBody result = options.Result == ReceiptKind.Evm
            ? Finish(goal.ToProof(), done++)
            : new SuccinctReceipt(goal.Claim, goal.Circuit, goal.Proof!.Value);
        Report(new CompressionProgress(CompressionPhase.Done, 0, 0, done, Total));
        return new CompressedReceipt(new Receipt(result), done, resumed);
    }

    /// <summary>The proofs that are to be made.</summary>
    private int Total => pending.Count + (options.Result == ReceiptKind.Evm ? 1 : 0);

    /// <summary>The last layer; its seal is not kept in the work directory, for the receipt is written next.</summary>
    private EvmReceipt Finish(ClaimProof claim, int done)
    {
        Report(new CompressionProgress(CompressionPhase.Final, 0, 1, done, Total));
        byte[] seal = new RecursionProver(new ProverOptions { Workers = options.Workers }).Finish(claim, cancellationToken);
        Check check = SealVerifier.Verify(claim.Claim, seal);
        return check == Check.None
            ? new EvmReceipt(claim.Claim, seal)
            : throw new InvalidOperationException($"The seal does not verify ({check}): a fault in the prover or in the hardware.");
    }

    /// <summary>The proofs of the assumed claims; a claim that was assumed twice is proven once.</summary>
    private List<ClaimNode> Assumed()
    {
        var nodes = new List<ClaimNode>();
        foreach (Receipt assumed in options.Assumed)
        {
            ClaimNode node = ClaimNode.Of(assumed);
            nodes.Add(nodes.Find(known => known.Statement == node.Statement) ?? node);
        }

        return nodes;
    }

    /// <summary>Lists the proofs that are to be made, each after those that it needs; takes those that are stored.</summary>
    private void Collect(ProofNode goal, CompressionDirectory? directory)
    {
        var seen = new HashSet<ProofNode>();
        var stack = new Stack<(ProofNode Node, bool IsReady)>([(goal, false)]);
        while (stack.TryPop(out (ProofNode Node, bool IsReady) entry))
        {
            ProofNode node = entry.Node;
            if (entry.IsReady)
            {
                pending.Add(node);
                continue;
            }

            cancellationToken.ThrowIfCancellationRequested();
            node.Uses++;
            if (!seen.Add(node) || node.Proof is not null)
                continue;
            if (directory?.Find(node.Circuit, node.Statement) is { } stored)
            {
                node.Proof = stored;
                resumed++;
                continue;
            }

            stack.Push((node, true));
            foreach (ProofNode part in node.Parts.Reverse())
                stack.Push((part, false));
        }
    }

    /// <summary>Makes the proofs of a phase; returns their number.</summary>
    private int MakeAll(CompressionPhase phase, ProofNode[] nodes, int done, CompressionDirectory? directory)
    {
        RecursionProver? prover = null;
        for (int index = 0; index < nodes.Length; index++)
        {
            Report(new CompressionProgress(phase, index, nodes.Length, done + index, Total));
            if (index == 0 || nodes[index].Circuit != nodes[index - 1].Circuit)
                prover = new RecursionProver(new ProverOptions { Workers = options.Workers });
            Make(nodes[index], prover!, directory);
        }

        return nodes.Length;
    }

    private void Make(ProofNode node, RecursionProver prover, CompressionDirectory? directory)
    {
        ReadOnlyMemory<byte> proof = node.Make(prover, cancellationToken);

        // A fault of the prover or of the hardware must not be found out by the verifier, later.
        Check check = CircuitVerifier.Verify(node.Circuit, node.Statement, proof);
        if (check != Check.None)
            throw new InvalidOperationException($"A proof of the circuit {node.Circuit} does not verify ({check}): a fault in the prover or in the hardware.");
        directory?.Store(node.Circuit, node.Statement, proof);
        node.Proof = proof;
        foreach (ProofNode part in node.Parts)
        {
            if (--part.Uses == 0)
                part.Proof = null;
        }
    }

    private void Report(CompressionProgress position)
    {
        cancellationToken.ThrowIfCancellationRequested();
        progress?.Report(position);
    }

    private static CompressionPhase PhaseOf(CircuitKind circuit) => circuit switch
    {
        CircuitKind.Join => CompressionPhase.Join,
        CircuitKind.Seal => CompressionPhase.Seal,
        CircuitKind.Resolve => CompressionPhase.Resolve,
        _ => CompressionPhase.Lift,
    };
}
