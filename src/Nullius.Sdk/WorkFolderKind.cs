namespace Nullius.Sdk;

/// <summary>What a work folder is for.</summary>
/// <param name="Name">The word for it in messages.</param>
/// <param name="ProofPattern">The pattern of the names of its proofs.</param>
/// <param name="IsManifest">Whether bytes are a manifest of this kind.</param>
internal sealed record WorkFolderKind(string Name, string ProofPattern, Func<byte[], bool> IsManifest);
