using System.Security.Claims;
using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Web.Access;
using CyberDraaiboek.Web.Acting;
using CyberDraaiboek.Web.Frame;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace CyberDraaiboek.Web.Accounts;

/// <summary>Getting in with a code from the sealed envelope, and what a beheerder sees of that.</summary>
internal static class EnvelopeRoutes
{
    public const string Path = $"{SignInRoutes.Path}/envelop";
    public const string AdminPath = "/beheer/envelop";

    private const int LongestName = 80;

    private const int LongestCode = 64;

    public static void AddEnvelope(this IServiceCollection services)
    {
        services.AddSingleton<Envelope>();
        services.AddSingleton<EnvelopeAlarm>();
        services.AddSingleton<EnvelopeMail>();
        services.AddHostedService(provider => provider.GetRequiredService<EnvelopeMail>());
    }

    public static void MapEnvelope(this RouteGroupBuilder pages)
    {
        var open = pages.MapGroup(Path).AllowAnonymous().AddEndpointFilter<AttemptLimit>();
        open.MapGet("", (HttpContext http) => Pages.Render<EnvelopePage>(http));
        open.MapPost("", Use);
        var admin = pages.MapGroup(AdminPath).Needs(Right.Manage);
        admin.MapGet("", Show);
        admin.MapPost("/gezien", See);
        admin.MapPost("/sessies/{id}/einde", EndSession);
    }

    private static async Task<IResult> Use(HttpContext http, Envelope envelope, EnvelopeAlarm alarm)
    {
        var form = await FormInput.Read(http);
        var (name, code) = (form.Line("naam", "uw naam") ?? "", form.Line("code", "de code") ?? "");
        var place = http.Connection.RemoteIpAddress?.ToString();
        if (form.Faults.Count > 0)
        {
            return Again([.. form.Faults]);
        }

        if (name.Length is 0 or > LongestName)
        {
            return Again(new FormFault("naam", SignInTexts.NoEnvelopeName));
        }

        // Not given up halfway: the code is used up from here on.
        if (code.Length > LongestCode || await envelope.Use(code, name, place) is not { } used)
        {
            return Again(new FormFault("code", SignInTexts.WrongEnvelope));
        }

        var shown = $"{name} (envelop {used.Name})";
        http.Features.Set(new SignInNow(SignInWay.Envelope));
        await http.SignInAsync(
            IdentityConstants.ApplicationScheme,
            new ClaimsPrincipal(new ClaimsIdentity(
                [new Claim(ClaimTypes.Name, shown), new Claim(SessionCookie.RightsClaim, Names<Right>.Of(Right.Manage))], IdentityConstants.ApplicationScheme)),
            new AuthenticationProperties { IsPersistent = true });
        await alarm.Sound(used, name, place);
        return Pages.GoTo("/");

        IResult Again(params FormFault[] faults) => Pages.Render<EnvelopePage>(
            http, new { Name = form.Typed.GetValueOrDefault("naam", ""), Faults = faults }, StatusCodes.Status422UnprocessableEntity);
    }

    private static IResult Show(HttpContext http, Envelope envelope, Sessions sessions) => Pages.Render<EnvelopeAdminPage>(http, new
    {
        Codes = envelope.All().Where(c => c.Withdrawn is null).Select(Line).ToArray(),
        Unseen = envelope.Unseen().Count,
        Sessions = sessions.OfEnvelope().Select(session => new EnvelopeSession(session.Name, AccountView.Line(session, http.Visitor().Session))).ToArray(),
    });

    private static async Task<IResult> EndSession(HttpContext http, string id, Sessions sessions, AccessLog log)
    {
        if (await sessions.EndOfEnvelope(id) is not { } name)
        {
            return Results.StatusCode(StatusCodes.Status404NotFound);
        }

        await log.Write(null, name, "afgemeld door beheerder: binnen met de noodenvelop", http.Visitor().Name, http.Visitor().Place);
        return Pages.GoTo(AdminPath);
    }

    private static async Task<IResult> See(HttpContext http, Envelope envelope, AccessLog log)
    {
        await envelope.See(http.Visitor().Name);
        await log.Write(http.Visitor().Account, http.Visitor().Name, "gebruik van de noodenvelop gezien", http.Visitor().Name, http.Visitor().Place);
        return Pages.GoTo(AdminPath);
    }

    private static EnvelopeLine Line(EnvelopeCode code) => new(code.Name, code.Made, code.MadeBy, code.Used, code.UsedBy, code.UsedFrom);
}

/// <summary>A code as a beheerder sees it.</summary>
public sealed record EnvelopeLine(string Name, DateTimeOffset Made, string MadeBy, DateTimeOffset? Used, string? UsedBy, string? UsedFrom);

/// <summary>A browser that is in with a code.</summary>
public sealed record EnvelopeSession(string Name, SessionLine Line);
