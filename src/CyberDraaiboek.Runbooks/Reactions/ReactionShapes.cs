using CyberDraaiboek.Runbooks.Language;
using static CyberDraaiboek.Runbooks.Reactions.ReactionKeys;

namespace CyberDraaiboek.Runbooks.Reactions;

/// <summary>Blocks of reaction files.</summary>
internal static class ReactionShapes
{
    public static readonly Shape StepAct = new(
        "reactie-stap", "een reactie op een stap", "Wat iemand met een stap doet.",
        [
            AfterOpening, Acknowledge, Called, Complete, Fields, Decide, DoesNotApply, Skip, Approve, Escalate, Reopen, Silence, For, Strength, As, Reason,
            Override,
        ])
    {
        Rules =
        [
            new ExactlyOne("bevestig", "gebeld", "gereed", "besluit", "nvt", "overslaan", "akkoord", "escaleer", "heropen", "stil"),
            new Needs("sterkte", "bevestig"), new Needs("velden", "gereed"), new Needs("duur", "stil"), new Needs("stil", "duur"),
        ],
    };

    public static readonly Shape MomentAct = new(
        "reactie-moment", "een moment", "Wat iemand doet, los van een stap.",
        [AfterStart, Note, SetData, Level, Grip, StopClock, Reference, Open, OpenPhase, Pause, Resume, Close, As, Reason, Override])
    {
        Rules =
        [
            new ExactlyOne("notitie", "gegevens", "niveau", "klok_stop", "open", "fase", "pauze", "hervat", "sluit"),
            new Needs("grip", "niveau"), new Needs("kenmerk", "klok_stop"),
        ],
    };

    public static readonly Shape Expectation = new(
        "reactie-verwachting", "een verwachting", "Een regel die in het logboek moet staan.",
        [ActionCode, About, Result, Exactly, Before, Since, Times])
    {
        Rules = [new AtMostOne("op", "voor"), new AtMostOne("op", "vanaf")],
    };

    public static readonly Shape File = new(
        "reactie", "een reactiebestand", "Hoe mensen reageren in een simulatie.",
        [Id, Runbook, Title, Start, Authorities, Data, Others, Silent, Steps, Moments, Expected]);
}
