using CyberDraaiboek.Api.Access;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CyberDraaiboek.Api.Docs;

/// <summary>The OpenAPI document: open to everyone, as the design rules ask; it holds no data of anyone.</summary>
internal static class ApiDocs
{
    private const string Document = "v1";

    private const string Intro = """
        Starten, volgen en bedienen van inzetten van het draaiboek cybergevolgbestrijding.

        Elke aanroep vraagt een sleutel (`Authorization: Bearer cd_…`), behalve `/gezondheid` en dit document. Fouten komen als
        `application/problem+json` met een vaste `code` en een Nederlandse uitleg. Tijden zijn ISO 8601; antwoorden zijn in UTC.
        Een handeling die al gedaan was, slaagt zonder nieuwe logboekregel. Wie te laat is, krijgt 409 met wie eerder was.
        """;

    public static void AddApiDocs(this IServiceCollection services) => services.AddOpenApi(Document, options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.ShouldInclude = endpoint => endpoint.RelativePath?.StartsWith(ApiMap.Root.TrimStart('/'), StringComparison.Ordinal) ?? false;
        options.AddDocumentTransformer(Describe);
        options.AddOperationTransformer(Secure);
    });

    public static void MapApiDocs(this WebApplication app) => app.MapOpenApi($"{ApiMap.Root}/openapi.json")
        .AllowAnonymous().RequireRateLimiting(ApiMap.Root).AddEndpointFilter(async (context, next) =>
        {
            context.HttpContext.Response.Headers.AccessControlAllowOrigin = "*";
            return await next(context);
        });

    private static Task Describe(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken stop)
    {
        document.Info = new OpenApiInfo
        {
            Title = "CyberDraaiboek",
            Version = ApiMap.Version,
            Description = Intro,
            License = new OpenApiLicense { Name = "EUPL-1.2", Identifier = "EUPL-1.2" },
            Contact = new OpenApiContact { Name = "De beheerder van CyberDraaiboek in uw organisatie" },
        };
        var paths = new OpenApiPaths();
        foreach (var (path, item) in document.Paths)
        {
            paths[path[ApiMap.Root.Length..]] = item;
        }

        document.Paths = paths;
        document.Servers = [new OpenApiServer { Url = ApiMap.Root }];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
        {
            [KeyAuthentication.Name] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                BearerFormat = "cd_<id>_<geheim>",
                Description = "Een API-sleutel, gemaakt met 'sleutel maak'.",
            },
        };
        return Task.CompletedTask;
    }

    private static Task Secure(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken stop)
    {
        var open = context.Description.ActionDescriptor.EndpointMetadata.OfType<Microsoft.AspNetCore.Authorization.IAllowAnonymous>().Any();
        if (!open && context.Document is { } document)
        {
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(KeyAuthentication.Name, document)] = [] }];
        }

        return Task.CompletedTask;
    }
}
