namespace CyberDraaiboek.Web.Accounts;

/// <summary>The code after the password.</summary>
internal static class SecondStepRoutes
{
    public const string Path = "/aanmelden/code";
}
