namespace CyberDraaiboek.Cli.Frame;

/// <summary>What a verb tells the caller's script.</summary>
internal static class Exit
{
    public const int Ok = 0;

    /// <summary>It ran, and something is wrong: a fault in a draaiboek, a broken chain, a refusal, a server that does not answer.</summary>
    public const int Fault = 1;

    /// <summary>It did not run: a verb, option or value that does not exist.</summary>
    public const int WrongUse = 2;
}

/// <summary>Wrong use of a verb, in Dutch.</summary>
internal sealed class UsageFault(string message) : Exception(message);

/// <summary>Something is wrong that the user can read and act upon, in Dutch.</summary>
internal sealed class CommandFault(string message, Exception? inner = null) : Exception(message, inner);
