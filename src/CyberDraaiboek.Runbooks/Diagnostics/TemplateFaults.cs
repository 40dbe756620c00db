namespace CyberDraaiboek.Runbooks.Diagnostics;

/// <summary>Faults of templates and clocks: DRB170 to DRB199.</summary>
internal static class TemplateFaults
{
}
