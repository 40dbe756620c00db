using System.Net;
using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Journal;
using CyberDraaiboek.Notifications.Links;
using CyberDraaiboek.Runs;
using CyberDraaiboek.Web.Access;

namespace CyberDraaiboek.Web.Acknowledge;

/// <summary>The routes of the answer page.</summary>
internal static class AcknowledgeRoutes
{
    private const int LargestForm = 4096;

    // Loose: at three in the morning a whole town hall comes from one address. The codes have a limit of their own.
    private const int RequestsPerMinute = 240;

    private const string Style =
        """
        body { font-family: sans-serif; font-size: 1.1em; line-height: 1.5; max-width: 36em; margin: 0 auto; padding: 1em; }
        h1 { font-size: 1.4em; } h2 { font-size: 1.1em; }
        .melding { border: 2px solid; padding: .5em; font-weight: bold; }
        dt { font-weight: bold; } dd { margin: 0 0 .5em 0; }
        * { box-sizing: border-box; }
        fieldset { margin: 1em 0; padding: .5em 1em; border: 2px solid; border-radius: 4px; } legend { font-weight: bold; padding: 0 .25em; }
        fieldset p { display: flex; align-items: center; gap: .6em; margin: 0; }
        fieldset label { flex: 1; padding: .6em 0; }
        input[type=radio] { width: 1.6em; height: 1.6em; flex: none; margin: 0; }
        input[type=text], button { font-size: 1.2em; padding: .5em; border: 2px solid; border-radius: 4px; }
        button { width: 100%; min-height: 3em; font-weight: bold; background: #1a4c80; color: #fff; border-color: #1a4c80; }
        :focus-visible { outline: 4px solid #ffdd00; box-shadow: 0 0 0 7px #000; }
        """;

    /// <summary>Adds <c>/b/{token}</c> and its stylesheet. Opening it never changes anything; only a form with the right code does.</summary>
    public static IEndpointRouteBuilder MapAcknowledgePage(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/b").AddEndpointFilter(new Limit().Filter).DisableAntiforgery().ExcludeFromDescription();
        pages.MapMethods("/stijl.css", [HttpMethods.Get, HttpMethods.Head], (HttpContext http) =>
        {
            Secure(http.Response);
            http.Response.Headers.CacheControl = "public, max-age=3600";
            return Results.Text(Style, "text/css; charset=utf-8");
        });
        pages.MapMethods("/{token}", [HttpMethods.Get, HttpMethods.Head], Open);
        pages.MapPost("/{token}", Post);
        return routes;
    }

    private static async Task<IResult> Open(string token, HttpContext http, AnswerDesk answers, RunbookShelf shelf)
    {
        Secure(http.Response);
        return await answers.Look(token, http.RequestAborted) is { } view
            ? Html(AcknowledgePage.Of(view, null, shelf.Organisation), HttpStatusCode.OK)
            : Html(AcknowledgePage.Message(AcknowledgeTexts.Unknown, AcknowledgeTexts.UnknownHelp), HttpStatusCode.NotFound);
    }

    private static async Task<IResult> Post(string token, HttpContext http, AnswerDesk answers, RunbookShelf shelf)
    {
        Secure(http.Response);
        if (!http.Request.HasFormContentType || http.Request.ContentLength is null or > LargestForm)
        {
            return Html(AcknowledgePage.Message(AcknowledgeTexts.NoChoice), HttpStatusCode.BadRequest);
        }

        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var code = string.Concat(form["code"].ToString().Where(char.IsAsciiDigit));
        try
        {
            // Not given up halfway when the telephone loses its signal.
            var place = http.Connection.RemoteIpAddress?.ToString();
            return await answers.Answer(token, code, Names<Answer>.Find(form["antwoord"].ToString()), place, CancellationToken.None) is var (result, view)
                ? Html(AcknowledgePage.Of(view, result, shelf.Organisation), StatusOf(result))
                : Html(AcknowledgePage.Message(AcknowledgeTexts.Unknown, AcknowledgeTexts.UnknownHelp), HttpStatusCode.NotFound);
        }
        catch (StorageException)
        {
            return Html(AcknowledgePage.Message(AcknowledgeTexts.NotSaved), HttpStatusCode.ServiceUnavailable);
        }
    }

    private static HttpStatusCode StatusOf(AnswerResult result) => result switch
    {
        AnswerResult.Recorded or AnswerResult.TooWeak or AnswerResult.Late or AnswerResult.Same => HttpStatusCode.OK,
        AnswerResult.NoChoice or AnswerResult.NoCode or AnswerResult.WrongCode => HttpStatusCode.UnprocessableEntity,
        AnswerResult.Locked => HttpStatusCode.Locked,
    };

    private static IResult Html(string page, HttpStatusCode status) => Results.Content(page, "text/html; charset=utf-8", null, (int)status);

    private static void Secure(HttpResponse response)
    {
        var headers = response.Headers;
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex, nofollow";
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    }

    /// <summary>Bounds requests, and says so on a page of this kind.</summary>
    private sealed class Limit
    {
        private readonly PerAddress _addresses = new(RequestsPerMinute);

        public async ValueTask<object?> Filter(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
        {
            if (_addresses.Allows(context.HttpContext))
            {
                return await next(context);
            }

            Secure(context.HttpContext.Response);
            context.HttpContext.Response.Headers.RetryAfter = "60";
            return Html(AcknowledgePage.Message(AcknowledgeTexts.TooOften), HttpStatusCode.TooManyRequests);
        }
    }
}
