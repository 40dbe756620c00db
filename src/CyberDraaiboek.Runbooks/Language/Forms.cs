using CyberDraaiboek.Engine.Escalation;

namespace CyberDraaiboek.Runbooks.Language;

/// <summary>Forms that several keys share.</summary>
internal static class Forms
{
    private const int LongestLine = 300;
    private const int LongestText = 20_000;

    public static Form Line { get; } = new TextForm(LongestLine, OneLine: true);

    public static Form Text { get; } = new TextForm(LongestText, OneLine: false);

    public static Form Texts { get; } = new ListForm(Text);

    public static Form YesNo { get; } = Word(("ja", "wel"), ("nee", "niet"));

    public static Form Level { get; } = Word(
        ("N0", "niet opgeschaald"), ("N1", "eerste trede van de ladder"), ("N2", "tweede trede"), ("N3", "derde trede"), ("N4", "hoogste trede"));

    public static Form Channel { get; } = Word(
        ("mail", "e-mail"), ("sms", "sms"), ("bellen", "een mens belt en legt de uitkomst vast"), ("webhook", "een bericht aan een ander systeem"));

    public static Form Strength { get; } = Word(
        ("zwak", "met de link en de code uit het bericht"),
        ("middel", "door te antwoorden vanaf een bekend nummer of adres; het programma leest die antwoorden nog niet, dus nu geldt hetzelfde als bij sterk"),
        ("sterk", "aangemeld, of een beller met naam sprak de persoon"));

    public static Form Nodes { get; } = new ListForm(new NodeForm(Tracks: false));

    public static Form Branches { get; } = new ListForm(new NodeForm(Tracks: true));

    public static Form Role { get; } = new RefForm(NameKind.Role);

    public static Form Roles { get; } = new ListForm(Role);

    public static Form Channels { get; } = new ListForm(Channel);

    public static Form Address(Channel channel) => new AddressForm(channel);

    public static WordForm Word(params (string Word, string Meaning)[] words) =>
        new(words.ToDictionary(pair => pair.Word, pair => pair.Meaning, StringComparer.Ordinal));
}
