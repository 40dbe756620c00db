using CyberDraaiboek.Journal;
using CyberDraaiboek.Settings;
using Microsoft.AspNetCore.Antiforgery;

namespace CyberDraaiboek.Web.Frame;

/// <summary>The one place where an exception, or an answer without a body, becomes a Dutch page.</summary>
internal sealed class PageFaults(RequestDelegate next, ILogger<PageFaults> log)
{
    public async Task Invoke(HttpContext http)
    {
        try
        {
            await next(http);
        }
        catch (AntiforgeryValidationException fault) when (!http.Response.HasStarted)
        {
            // The check reads the form, and says so in its own way when it cannot.
            await Show(http, fault.InnerException switch
            {
                BadHttpRequestException request => FaultTexts.Of(request.StatusCode),
                InvalidDataException => FaultTexts.Of(StatusCodes.Status413PayloadTooLarge),
                _ => FaultTexts.OldForm,
            });
            return;
        }
        catch (BadHttpRequestException fault) when (!http.Response.HasStarted)
        {
            await Show(http, FaultTexts.Of(fault.StatusCode));
            return;
        }
        catch (InvalidDataException) when (!http.Response.HasStarted)
        {
            // A form with more or longer fields than any of ours.
            await Show(http, FaultTexts.Of(StatusCodes.Status413PayloadTooLarge));
            return;
        }
        catch (Exception fault) when (fault is StorageException or SettingsFault && !http.Response.HasStarted)
        {
            await Show(http, FaultTexts.Storage(fault.Message));
            return;
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The browser is gone; there is nobody to answer.
            return;
        }
        catch (Exception fault) when (!http.Response.HasStarted)
        {
            log.LogError(fault, "Unhandled fault in {Method} {Path}", http.Request.Method, http.Request.Path);
            await Show(http, FaultTexts.Of(StatusCodes.Status500InternalServerError));
            return;
        }

        if (!http.Response.HasStarted && http.Response is { ContentLength: null, ContentType: null, StatusCode: >= 400 })
        {
            await Show(http, FaultTexts.Of(http.Response.StatusCode));
        }
    }

    private static async Task Show(HttpContext http, FaultText text)
    {
        if (Pages.WantsFragment(http))
        {
            http.Response.StatusCode = text.Status;
            await http.Response.WriteAsync(text.Heading + " " + string.Join(' ', text.Lines), http.RequestAborted);
            return;
        }

        await Pages.Render<FaultPage>(http, new { Text = text }, text.Status).ExecuteAsync(http);
    }
}

/// <summary>A fault as people read it: what happened, and what to do.</summary>
public sealed record FaultText(int Status, string Heading, IReadOnlyList<string> Lines);

/// <summary>Every Dutch text of a page that says no.</summary>
internal static class FaultTexts
{
    /// <summary>The form was made in another session, or before the server got new keys.</summary>
    public static FaultText OldForm { get; } = new(
        StatusCodes.Status400BadRequest,
        "Deze pagina is verlopen",
        ["Er is niets vastgelegd.", "Ga terug, kopieer wat u hebt getypt, ververs de pagina en verstuur het opnieuw."]);

    public static FaultText Storage(string why) => new(
        StatusCodes.Status503ServiceUnavailable, "Er is NIETS vastgelegd", [why, "Schrijf op papier verder en waarschuw de beheerder."]);

    public static FaultText Of(int status) => status switch
    {
        StatusCodes.Status400BadRequest => new(status, "Dit is niet te lezen", ["Er is niets vastgelegd.", "Ga terug, ververs de pagina en probeer het opnieuw."]),
        StatusCodes.Status401Unauthorized => new(status, "U bent niet aangemeld", ["Meld u aan en probeer het opnieuw."]),
        StatusCodes.Status403Forbidden => new(status, "Dit mag u niet", ["U hebt hier geen recht op.", "Klopt dat niet? Vraag het de beheerder."]),
        StatusCodes.Status404NotFound => new(status, "Deze pagina bestaat niet", ["Het adres klopt niet, of u mag dit niet zien.", "Ga naar het begin en zoek van daar verder."]),
        StatusCodes.Status405MethodNotAllowed => new(status, "Dit kan hier niet", ["Ga terug en gebruik de knoppen op de pagina."]),
        StatusCodes.Status409Conflict => new(status, "Iemand anders was eerder", ["Er is niets vastgelegd.", "Ga terug, ververs de pagina en bekijk de nieuwe stand."]),
        StatusCodes.Status413PayloadTooLarge => new(status, "Dit is te groot", ["Er is niets vastgelegd.", "Maak de tekst korter. Bewaar lange stukken ergens anders en noem waar ze staan."]),
        StatusCodes.Status414UriTooLong => new(status, "Dit adres is te lang", ["Ga naar het begin en zoek van daar verder."]),
        StatusCodes.Status415UnsupportedMediaType => new(status, "Dit is niet te lezen", ["Er is niets vastgelegd."]),
        StatusCodes.Status429TooManyRequests => new(status, "Te veel verzoeken", ["Wacht een minuut en probeer het opnieuw."]),
        >= 500 => new(status, "Er ging iets mis in het programma", ["Er is niets vastgelegd, of het is niet zeker. Kijk in het logboek.", "Probeer het opnieuw. Blijft het misgaan, waarschuw dan de beheerder."]),
        _ => new(status, "Dit lukt niet", ["Ga terug en probeer het opnieuw."]),
    };
}
