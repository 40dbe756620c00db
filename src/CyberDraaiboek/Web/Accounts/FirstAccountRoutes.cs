using CyberDraaiboek.Web.Access;
using CyberDraaiboek.Web.Acting;
using CyberDraaiboek.Web.Frame;
using Microsoft.AspNetCore.Identity;

namespace CyberDraaiboek.Web.Accounts;

/// <summary>The page behind the link that the first start prints.</summary>
internal static class FirstAccountRoutes
{
    private static readonly SemaphoreSlim OneAtATime = new(1);

    public static void MapFirstAccount(this RouteGroupBuilder pages)
    {
        var open = pages.MapGroup(FirstAccount.Path).AllowAnonymous().AddEndpointFilter<AttemptLimit>();
        open.MapGet("/{geheim}", (HttpContext http, string geheim, FirstAccount first) => first.Opens(geheim)
            ? Pages.Render<FirstAccountPage>(http, new { Secret = geheim })
            : Pages.Render<OldLinkPage>(http, null, StatusCodes.Status404NotFound));
        open.MapPost("/{geheim}", Make);
    }

    private static async Task<IResult> Make(
        HttpContext http, string geheim, FirstAccount first, AccountDesk accounts, SignInManager<Account> signIn)
    {
        var form = await FormInput.Read(http);
        var details = new AccountDetails(
            form.Line("naam", "uw naam") ?? "", form.Line("account", "de accountnaam") ?? "", form.Id("persoon") ?? "", new HashSet<Right> { Right.Manage });
        var password = form.Raw("wachtwoord");
        await OneAtATime.WaitAsync(http.RequestAborted);
        try
        {
            if (!first.Opens(geheim))
            {
                return Pages.Render<OldLinkPage>(http, null, StatusCodes.Status404NotFound);
            }

            var (account, faults) = form.Faults.Count > 0 ? (null, [.. form.Faults.Select(f => f.Text)])
                : password == form.Raw("nogmaals") ? await accounts.Make(details, password, "eerste start", http.Connection.RemoteIpAddress?.ToString())
                : (null, [SignInTexts.TwicePassword]);
            if (account is null)
            {
                return Pages.Render<FirstAccountPage>(
                    http,
                    new { Secret = geheim, Name = form.Typed.GetValueOrDefault("naam", ""), Account = form.Typed.GetValueOrDefault("account", ""), Faults = faults.Select(f => new FormFault(null, f)).ToArray() },
                    StatusCodes.Status422UnprocessableEntity);
            }

            first.Close();
            http.Features.Set(new SignInNow(SignInWay.Link));
            await signIn.SignInAsync(account, isPersistent: true);
            return Pages.GoTo("/");
        }
        finally
        {
            OneAtATime.Release();
        }
    }
}
