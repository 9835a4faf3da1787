namespace Nullius.Machine.Tests;

/// <summary>The cells of instruction tables that a prover may choose, with the reason why that is no harm.</summary>
internal static class FreeCells
{
    /// <summary>
    /// The parts of a gap between two times overlap: every split into parts below 2^16 proves the same inequality. Where the access does not
    /// happen, the cell has no effect.
    /// </summary>
    public static bool IsGap(string column) => column.EndsWith("gap high", StringComparison.Ordinal);

    /// <summary>Cells that change what a row sends, in ordinal order. HINT writes any value; nothing else has a choice.</summary>
    public static IReadOnlyCollection<string> Outcomes(string table) =>
        table == "system" ? ["value[0]", "value[1]", "value[2]", "value[3]"] : [];

    /// <summary>Cells of which some alterations change nothing, in ordinal order.</summary>
    public static IReadOnlyCollection<string> Harmless(string table) => table switch
    {
        // LUI does not access rs1.
        "add immediate" => ["rs1 previous time"],

        // Immediate forms do not access rs2.
        "bitwise" or "compare" => ["rs2 previous time"],

        // Only word forms extend a sign.
        "shift" or "shift immediate" => ["sign of low word"],

        // Only a fault by the upper limbs needs the inverse.
        "jump register" => ["inverse of upper limbs"],

        // Only byte stores split limbs.
        "store" => ["low byte of value", "other byte", "replaced byte"],

        // Where the access does not cross, the second dword is not accessed and no byte comes from it.
        "misaligned load" or "misaligned store" =>
            ["second dword previous time", "second dword[1]", "second dword[2]", "second dword[3]"],

        // An address may be out of range for both reasons, of which one must be shown; loads do not access rs2.
        "access fault" =>
            ["inverse of upper limbs", "is edge", "rs2 previous time", "value[0]", "value[1]", "value[2]", "value[3]"],

        // A zero divisor needs no bound of the remainder and makes the quotient's sign meaningless; only word forms extend a sign.
        "divide" => ["quotient sign", "sign of low word", "slack[0]", "slack[1]", "slack[2]", "slack[3]"],

        // Only traps need the pc, only ECALL and HINT write.
        "system" =>
        [
            "pc low", "rd before[0]", "rd before[1]", "rd before[2]", "rd before[3]", "rd previous time",
            "value[0]", "value[1]", "value[2]", "value[3]",
        ],

        // Only SHA-256 has a second pointer.
        "precompile call" =>
        [
            "rs2 previous time", "second pointer low", "second pointer[0]", "second pointer[1]", "second pointer[2]", "second pointer[3]",
        ],
        _ => [],
    };
}
