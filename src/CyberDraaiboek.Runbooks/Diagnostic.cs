namespace CyberDraaiboek.Runbooks;

/// <summary>A place in a file.</summary>
/// <param name="File">Relative path with forward slashes.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
public sealed record Position(string File, int Line, int Column);

/// <summary>How bad a fault is.</summary>
public enum Severity
{
    /// <summary>The runbook cannot be used ("fout").</summary>
    Error,

    /// <summary>It can be used, and somebody should look ("let op").</summary>
    Warning,
}

/// <summary>A fault in the runbooks, for their authors.</summary>
/// <param name="Code">Stable, never reused: <c>DRB001</c>.</param>
/// <param name="Severity">Error or warning.</param>
/// <param name="At">Where.</param>
/// <param name="Message">Dutch: what was found, what is allowed.</param>
public sealed record Diagnostic(string Code, Severity Severity, Position At, string Message)
{
    /// <summary><c>bestand:regel:kolom  code  melding</c>, as the checker prints it.</summary>
    public override string ToString() => $"{At.File}:{At.Line}:{At.Column}  {Code}  {Message}";
}
