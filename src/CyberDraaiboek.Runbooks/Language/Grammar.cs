namespace CyberDraaiboek.Runbooks.Language;

/// <summary>The whole language: kinds of files, steps and blocks.</summary>
internal static class Grammar
{
    /// <summary>First key of a file to its shape.</summary>
    public static IReadOnlyDictionary<string, Shape> Files { get; } = new Dictionary<string, Shape>(StringComparer.Ordinal)
    {
        [RunbookKeys.Id.Name] = RunbookKeys.Shape,
        [OrganisationKeys.Name.Name] = OrganisationKeys.Shape,
        [ClockKeys.Clocks.Name] = ClockKeys.Shape,
        [TemplateKeys.Id.Name] = TemplateKeys.Shape,
        [DrillKeys.Id.Name] = DrillKeys.Shape,
        [CampaignKeys.Id.Name] = CampaignKeys.Shape,
        [TermKeys.Terms.Name] = TermKeys.Shape,
    };

    /// <summary>First key of a step or block to its shape.</summary>
    public static IReadOnlyDictionary<string, Shape> Nodes { get; } =
        StepKeys.Shapes.Concat(BlockKeys.Shapes).ToDictionary(shape => shape.Keys[0].Name, StringComparer.Ordinal);

    /// <summary>The same, with tracks.</summary>
    public static IReadOnlyDictionary<string, Shape> NodesAndTracks { get; } =
        Nodes.Values.Append(BlockKeys.TrackShape).ToDictionary(shape => shape.Keys[0].Name, StringComparer.Ordinal);

    /// <summary>Every shape of the language once, files first.</summary>
    public static IReadOnlyList<Shape> Shapes { get; } =
    [
        .. Files.Values,
        OrganisationKeys.OverrideFileShape,
        .. NodesAndTracks.Values,
        RunbookKeys.DataShape,
        RunbookKeys.CriterionShape,
        RunbookKeys.PhaseShape,
        StepKeys.OptionShape,
        EscalationKeys.AcknowledgementShape,
        EscalationKeys.Shape,
        EscalationKeys.RungShape,
        OrganisationKeys.PersonShape,
        OrganisationKeys.ContactShape,
        OrganisationKeys.AbsenceShape,
        OrganisationKeys.RoleShape,
        OrganisationKeys.RotaShape,
        OrganisationKeys.OverrideShape,
        OrganisationKeys.PartyShape,
        OrganisationKeys.LadderShape,
        OrganisationKeys.GripShape,
        ClockKeys.ClockShape,
        TemplateKeys.LanguagesShape,
        TemplateKeys.TextShape,
        DrillKeys.GoalShape,
        DrillKeys.RoundShape,
        DrillKeys.InjectShape,
        DrillKeys.ExpectationShape,
        DrillKeys.QuestionShape,
        CampaignKeys.PlanShape,
        CampaignKeys.MessageShape,
        TermKeys.TermShape,
    ];

    /// <summary>Kinds of steps and blocks that a list may hold.</summary>
    public static IReadOnlyDictionary<string, Shape> NodesFor(NodeForm form) => form.Tracks ? NodesAndTracks : Nodes;
}
