using System.Text.RegularExpressions;
using CyberDraaiboek.Engine.Escalation;
using CyberDraaiboek.Engine.Organisation;

namespace CyberDraaiboek.Web.Paper;

/// <summary>Templates on paper.</summary>
internal static partial class PaperTexts
{
    /// <summary>A template with room to write where a value comes.</summary>
    public static string Blank(string text) => Field().Replace(text, m => $"[{m.Groups["name"].Value.Replace('_', ' ')}: ________]");

    /// <summary>What stands before a number.</summary>
    public static string Word(Channel channel) => channel switch
    {
        Channel.Call => "tel.",
        Channel.Sms => "sms",
        Channel.Mail => "mail",
        Channel.Webhook => "systeem",
    };

    /// <summary>An address as somebody dials or types it: Dutch numbers in groups, with a nought.</summary>
    public static string Number(ContactPoint contact) => contact switch
    {
        { Channel: Channel.Call or Channel.Sms, Address: ['+', '3', '1', '6', .. { Length: 8 } mobile] } => $"06 {mobile[..4]} {mobile[4..]}",
        { Channel: Channel.Call or Channel.Sms, Address: ['+', '3', '1', .. { Length: 9 } fixedLine] } => $"0{fixedLine[..2]} {fixedLine[2..5]} {fixedLine[5..]}",
        _ => contact.Address,
    };

    [GeneratedRegex(@"\{\{\s*(?<name>[^}]+?)\s*\}\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Field();
}
