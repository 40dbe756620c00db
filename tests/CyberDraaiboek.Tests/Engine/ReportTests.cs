using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Runs;
using static CyberDraaiboek.Tests.Engine.TownHall;

namespace CyberDraaiboek.Tests.Engine;

/// <summary>What one person writes and another takes on.</summary>
public sealed class ReportTests
{
    private static readonly Dictionary<string, string> Picture = new() { ["1_beeld"] = "Drie servers uit" };

    [Fact]
    public void A_handover_needs_two_people_and_counts_once()
    {
        var town = new Town(Book(Action("een")));
        Assert.Equal(RefusalCode.Invalid, town.Do(new OfferHandover(new Dictionary<string, string> { ["1_beeld"] = " " }), Town.As("anna", "ciso"))?.Code);
        Assert.Equal(RefusalCode.NotPossible, town.Do(new AcceptHandover(1, null), Town.As("carla", "secretaris"))?.Code);

        Assert.Null(town.Do(new OfferHandover(Picture), Town.As("anna", "ciso")));
        Assert.Equal(RefusalCode.SecondReaderIsFirst, town.Do(new AcceptHandover(1, null), Town.As("anna", "ciso"))?.Code);
        Assert.Null(town.Do(new AcceptHandover(1, "Wie belt de pers?"), Town.As("carla", "secretaris")));
        Assert.Equal(RefusalCode.NotPossible, town.Do(new AcceptHandover(1, null), Town.As("dirk", "burgemeester"))?.Code);

        var accepted = Assert.Single(town.Events<HandoverAccepted>());
        Assert.Equal((1, "Wie belt de pers?"), (accepted.Number, accepted.Remark));
        Assert.Null(town.Replayed().HandoverFrom);
    }

    [Fact]
    public void A_newer_handover_replaces_the_one_that_waits_and_a_reason_lets_one_person_do_both()
    {
        var town = new Town(Book(Action("een")));
        town.Do(new OfferHandover(Picture), Town.As("anna", "ciso"));
        town.Do(new OfferHandover(Picture), Town.As("anna", "ciso"));
        Assert.Equal(RefusalCode.NotPossible, town.Do(new AcceptHandover(1, null), Town.As("carla", "secretaris"))?.Code);
        Assert.Null(town.Do(new AcceptHandover(2, null), Town.As("anna", "ciso"), despite: "Er is niemand anders"));
        Assert.Equal("Er is niemand anders", Assert.Single(town.Events<HandoverAccepted>()).Override);
    }

    [Fact]
    public void A_draft_of_a_situation_report_names_its_writer_and_ends_nothing()
    {
        var sitrap = new SitrapStep { Id = new("sitrap"), Title = "Rapport", Owner = new RoleId("ciso"), Template = new TemplateId("sitrap") };
        var town = new Town(Book(sitrap));
        Assert.Null(town.Do(new DraftSitrap(sitrap.Id, 1, Picture), Town.As("anna", "ciso")));
        Assert.Equal("anna", town.State.Steps[sitrap.Id].FirstReader);
        Assert.Equal(StepStatus.Open, town.State.Steps[sitrap.Id].Status);

        Assert.Equal(RefusalCode.Invalid, town.Do(new CompleteStep(sitrap.Id, 1, null, new Dictionary<string, string>()), Town.As("carla", "secretaris"))?.Code);
        Assert.Null(town.Do(new CompleteStep(sitrap.Id, 1, null, Picture), Town.As("carla", "secretaris")));
        Assert.Equal(1, Assert.Single(town.Events<SitrapFixed>()).Number);
        Assert.Equal(RefusalCode.NotPossible, town.Do(new DraftSitrap(sitrap.Id, null, Picture), Town.As("anna", "ciso"))?.Code);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_public_report_is_written_by_one_and_fixed_by_another(bool byTemplate)
    {
        var sitrap = new SitrapStep { Id = new("sitrap"), Title = "Rapport", Owner = new RoleId("ciso"), Template = new TemplateId("pers") };
        var book = Book(sitrap);
        var town = new Town(byTemplate ? book with { Templates = new Dictionary<TemplateId, Template> { [new("pers")] = new Template(new("pers"), true, new Dictionary<string, TemplateText>()) } } : book);
        var report = byTemplate ? Picture : new Dictionary<string, string>(Picture) { [SitrapStep.PublicField] = "ja" };
        Refusal? Fix(string who, string? despite = null) => town.Do(new CompleteStep(sitrap.Id, 1, null, report), Town.As(who, "ciso"), despite: despite);

        Assert.Equal(RefusalCode.SecondReaderIsFirst, Fix("anna")?.Code);
        Assert.Null(town.Do(new DraftSitrap(sitrap.Id, 1, report), Town.As("anna", "ciso")));
        Assert.Equal(RefusalCode.SecondReaderIsFirst, Fix("anna")?.Code);
        Assert.Empty(town.Events<SitrapFixed>());
        Assert.Null(Fix("carla"));
        Assert.Equal(("anna", null), (town.Events<SitrapFixed>().Single().Writer, town.Events<SitrapFixed>().Single().Override));
    }

    [Fact]
    public void In_a_crisis_one_person_fixes_a_public_report_with_a_reason_that_stays_with_it()
    {
        var sitrap = new SitrapStep { Id = new("sitrap"), Title = "Rapport", Owner = new RoleId("ciso"), Template = new TemplateId("pers") };
        var town = new Town(Book(sitrap));
        var report = new Dictionary<string, string>(Picture) { [SitrapStep.PublicField] = "ja" };

        Assert.Equal(RefusalCode.Invalid, town.Do(new CompleteStep(sitrap.Id, 1, null, new Dictionary<string, string> { [SitrapStep.PublicField] = "ja" }), Town.As("anna", "ciso"), despite: "x")?.Code);
        Assert.Null(town.Do(new CompleteStep(sitrap.Id, 1, null, report), Town.As("anna", "ciso"), despite: "Er is niemand anders"));

        Assert.Equal("Er is niemand anders", Assert.Single(town.Events<SitrapFixed>()).Override);
    }
}
