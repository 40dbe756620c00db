namespace CyberDraaiboek.Engine.Organisation;

/// <summary>How people say a level of the region ("GRIP"): <c>3</c> is 'GRIP 3', and <c>als-3</c> is 'als GRIP 3', which the municipality does by itself.</summary>
public static class GripName
{
    private const string AsIf = "als-";

    /// <param name="code">As in the profile of the region.</param>
    public static string Of(string code) => code.StartsWith(AsIf, StringComparison.Ordinal) ? $"als GRIP {code[AsIf.Length..]}" : $"GRIP {code}";
}
