namespace Nullius.Ethereum.Tests;

/// <summary>Contracts that are assembled by hand, so that the tests need no compiler. Stacks are written with the top on the right.</summary>
internal static class Bytecode
{
    /// <summary>The event of <see cref="Claim"/>.</summary>
    public static readonly AbiEvent Claimed = AbiEvent.Parse("event Claimed(address indexed by, uint256 amount)");

    /// <summary>The error of <see cref="Claim"/>.</summary>
    public static readonly AbiError AlreadyClaimed = AbiError.Parse("error AlreadyClaimed(address holder)");

    /// <summary>Any call returns the word 42.</summary>
    public static byte[] Constant => Creation(
    [
        0x60, 42,   // PUSH1 42        42
        0x5f,       // PUSH0           42 0
        0x52,       // MSTORE          -            memory[0, 32) = 42
        0x60, 32,   // PUSH1 32        32
        0x5f,       // PUSH0           32 0
        0xf3,       // RETURN          memory[0, 32)
    ]);

    /// <summary>
    /// The first call takes the place: it stores the caller in slot 0 and logs Claimed(caller, the amount that came along). Every further one reverts with
    /// AlreadyClaimed(holder).
    /// </summary>
    public static byte[] Claim => Creation(
    [
        0x5f,                                   // PUSH0           0
        0x54,                                   // SLOAD           holder
        0x80,                                   // DUP1            holder holder
        0x60, 51,                               // PUSH1 51        holder holder 51
        0x57,                                   // JUMPI           holder       to 51 unless it is zero
        0x33,                                   // CALLER          0 caller
        0x5f,                                   // PUSH0           0 caller 0
        0x55,                                   // SSTORE          0            slot 0 = caller
        0x34,                                   // CALLVALUE       0 amount
        0x5f,                                   // PUSH0           0 amount 0
        0x52,                                   // MSTORE          0            memory[0, 32) = amount
        0x33,                                   // CALLER          0 caller
        0x7f, .. Claimed.Topic.ToArray(),       // PUSH32 topic    0 caller topic
        0x60, 32,                               // PUSH1 32        0 caller topic 32
        0x5f,                                   // PUSH0           0 caller topic 32 0
        0xa2,                                   // LOG2            0
        0x00,                                   // STOP
        0x5b,                                   // JUMPDEST (51)   holder
        0x63, .. Bytes(AlreadyClaimed),         // PUSH4 selector  holder selector
        0x5f,                                   // PUSH0           holder selector 0
        0x52,                                   // MSTORE          holder       memory[28, 32) = selector
        0x60, 32,                               // PUSH1 32        holder 32
        0x52,                                   // MSTORE          -            memory[32, 64) = holder
        0x60, 36,                               // PUSH1 36        36
        0x60, 28,                               // PUSH1 28        36 28
        0xfd,                                   // REVERT          memory[28, 64)
    ]);

    /// <summary>Any call goes in circles until its gas is used.</summary>
    public static byte[] Endless => Creation(
    [
        0x5b,   // JUMPDEST (0)    -
        0x5f,   // PUSH0           0
        0x56,   // JUMP            -        to 0
    ]);

    /// <summary>The constructor takes a word, and any call returns it.</summary>
    public static byte[] Remember
    {
        get
        {
            byte[] runtime =
            [
                0x5f,       // PUSH0           0
                0x54,       // SLOAD           word
                0x5f,       // PUSH0           word 0
                0x52,       // MSTORE          -            memory[0, 32) = word
                0x60, 32,   // PUSH1 32        32
                0x5f,       // PUSH0           32 0
                0xf3,       // RETURN          memory[0, 32)
            ];
            byte[] tail = Creation(runtime, at: 10);
            byte[] head =
            [
                0x60, 32,                           // PUSH1 32        32
                0x60, (byte)(10 + tail.Length),     // PUSH1 end       32 end
                0x5f,                               // PUSH0           32 end 0
                0x39,                               // CODECOPY        -            memory[0, 32) = the word behind the code
                0x5f,                               // PUSH0           0
                0x51,                               // MLOAD           word
                0x5f,                               // PUSH0           word 0
                0x55,                               // SSTORE          -            slot 0 = word
            ];
            return [.. head, .. tail];
        }
    }

    /// <summary>Creation that reverts with AlreadyClaimed(0).</summary>
    public static byte[] FailsToBegin =>
    [
        0x63, .. Bytes(AlreadyClaimed),         // PUSH4 selector  selector
        0x5f,                                   // PUSH0           selector 0
        0x52,                                   // MSTORE          -            memory[28, 32) = selector
        0x60, 36,                               // PUSH1 36        36
        0x60, 28,                               // PUSH1 28        36 28
        0xfd,                                   // REVERT          memory[28, 64)
    ];

    /// <summary>Code that puts a contract in place.</summary>
    /// <param name="runtime">The contract, below 256 bytes.</param>
    /// <param name="at">How many bytes of code come before this.</param>
    private static byte[] Creation(byte[] runtime, int at = 0) =>
    [
        0x60, (byte)runtime.Length,     // PUSH1 length    length
        0x80,                           // DUP1            length length
        0x60, (byte)(at + 9),           // PUSH1 place     length length place
        0x5f,                           // PUSH0           length length place 0
        0x39,                           // CODECOPY        length       memory[0, length) = the contract behind this code
        0x5f,                           // PUSH0           length 0
        0xf3,                           // RETURN          memory[0, length)
        .. runtime,
    ];

    private static byte[] Bytes(AbiError error) => error.Encode(AnvilAccounts.All[0].Address)[..Selector.Bytes];
}
