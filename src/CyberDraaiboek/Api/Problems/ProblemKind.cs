namespace CyberDraaiboek.Api.Problems;

/// <summary>Everything that the API can refuse, each with a stable code. Others switch on the code; the texts are for people.</summary>
/// <param name="Code">Stable, Dutch.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Title">Dutch, always the same for a code.</param>
internal sealed record ProblemKind(string Code, int Status, string Title)
{
    public static readonly ProblemKind BadRequest = new("verzoek_onleesbaar", 400, "Het verzoek is niet te lezen");
    public static readonly ProblemKind NoKey = new("geen_sleutel", 401, "Een geldige sleutel is nodig");
    public static readonly ProblemKind NotAllowed = new("bereik_ontbreekt", 403, "Deze sleutel mag dit niet");
    public static readonly ProblemKind NotFound = new("niet_gevonden", 404, "Dit bestaat niet");
    public static readonly ProblemKind MethodNotAllowed = new("methode_niet_toegestaan", 405, "Deze methode kan hier niet");
    public static readonly ProblemKind RunClosed = new("inzet_gesloten", 409, "De inzet is gesloten");
    public static readonly ProblemKind LostRace = new("te_laat", 409, "Iemand anders was eerder");
    public static readonly ProblemKind NotMandated = new("niet_bevoegd", 409, "Dit besluit is aan een ander");
    public static readonly ProblemKind SecondReader = new("zelfde_lezer", 409, "Een tweede lezer is nodig");
    public static readonly ProblemKind StillOpen = new("nog_open", 409, "Er staat nog iets open");
    public static readonly ProblemKind NotPossible = new("niet_mogelijk", 409, "Dit kan nu niet");
    public static readonly ProblemKind TooLarge = new("te_groot", 413, "Het verzoek is te groot");
    public static readonly ProblemKind WrongContent = new("verkeerd_formaat", 415, "Stuur JSON");
    public static readonly ProblemKind Invalid = new("ongeldig", 422, "Er ontbreekt iets of het klopt niet");
    public static readonly ProblemKind TooMany = new("te_veel_verzoeken", 429, "Te veel verzoeken");
    public static readonly ProblemKind Fault = new("fout", 500, "Er ging iets mis in het programma");
    public static readonly ProblemKind Storage = new("opslag_weigert", 503, "Het logboek kan nu niets vastleggen");

    public static IReadOnlyList<ProblemKind> All { get; } =
    [
        BadRequest, NoKey, NotAllowed, NotFound, MethodNotAllowed, RunClosed, LostRace, NotMandated, SecondReader, StillOpen, NotPossible,
        TooLarge, WrongContent, Invalid, TooMany, Fault, Storage,
    ];
}
