using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Runs;
using CyberDraaiboek.Web.Acting;
using CyberDraaiboek.Web.Frame;

namespace CyberDraaiboek.Web.Access.Roles;

/// <summary><c>/inzetten/{run}/rollen</c>: who is what in a run, and giving another role.</summary>
internal static class RoleRoutes
{
    private const int LongestReason = 500;

    public static void MapRoles(this RouteGroupBuilder pages)
    {
        pages.MapGet("/inzetten/{run}/rollen", Show);
        pages.MapPost("/inzetten/{run}/rollen", Give);
    }

    private static async Task<IResult> Show(HttpContext http, string run, RunDesk desk, RoleView view)
    {
        var state = await desk.State(new RunId(run), http.RequestAborted);
        return Pages.Render<RolesPage>(http, view.Of(http.Visitor(), state!, new RoleForm("", "", ""), []));
    }

    private static async Task<IResult> Give(HttpContext http, string run, RunDesk desk, RunAccess access, RoleView view)
    {
        var form = await FormInput.Read(http);
        var typed = new RoleForm(form.Id("persoon") ?? "", form.Id("rol") ?? "", form.Text("reden", "de reden", LongestReason) ?? form.Typed.GetValueOrDefault("reden", ""));
        var (visitor, state) = (http.Visitor(), (await desk.State(new RunId(run), http.RequestAborted))!);
        var may = access.May(visitor, state, Act.Lead);
        if (!may && !access.MayWithReason(visitor, state, Act.Lead))
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        if (Names<RunRole>.Find(typed.Role) is not { } role)
        {
            form.Wrong("rol", "Kies een rol.");
            return Again(form.Faults);
        }

        if (form.Faults.Count > 0)
        {
            return Again(form.Faults);
        }

        var command = new GiveRole(new PersonId(typed.Person), role, typed.Reason);
        var handled = await desk.Handle(state.Id, new Request(command, access.ActorOf(visitor, state), Override: may ? null : typed.Reason), CancellationToken.None);
        return handled.Refusal is { } refusal ? Again([new FormFault(null, refusal.Message)]) : Pages.GoTo($"/inzetten/{run}/rollen");

        IResult Again(IReadOnlyList<FormFault> faults) =>
            Pages.Render<RolesPage>(http, view.Of(visitor, state, typed, faults), StatusCodes.Status422UnprocessableEntity);
    }
}

/// <summary>What was typed.</summary>
public sealed record RoleForm(string Person, string Role, string Reason);

/// <summary>A person and what they are in the run.</summary>
/// <param name="Id">Of the person.</param>
/// <param name="Name">For people.</param>
/// <param name="Role">In the run.</param>
/// <param name="Given">Given in this run; otherwise it follows from the organisation.</param>
public sealed record RoleLine(string Id, string Name, RunRole Role, bool Given);

/// <summary>What the page shows.</summary>
internal sealed class RoleView(RunAccess access, RunbookShelf shelf)
{
    public IDictionary<string, object?> Of(Visitor visitor, RunState run, RoleForm typed, IReadOnlyList<FormFault> faults)
    {
        var lines = shelf.Organisation.People.Values
            .Select(person => new RoleLine(person.Id.Value, person.Name, access.RoleOf(person.Id, run), run.Roles.ContainsKey(person.Id)))
            .OrderByDescending(line => line.Role).ThenBy(line => line.Name, StringComparer.Ordinal).ToList();
        return new Dictionary<string, object?>
        {
            [nameof(RolesPage.Run)] = run,
            [nameof(RolesPage.Lines)] = lines,
            [nameof(RolesPage.Typed)] = typed,
            [nameof(RolesPage.Faults)] = faults,
            [nameof(RolesPage.Leads)] = access.May(visitor, run, Act.Lead),
            [nameof(RolesPage.MayGive)] = access.May(visitor, run, Act.Lead) || access.MayWithReason(visitor, run, Act.Lead),
        };
    }
}
