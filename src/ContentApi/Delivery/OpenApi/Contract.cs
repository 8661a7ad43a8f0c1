using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using ContentApi.Http;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.Swagger;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ContentApi.Delivery.OpenApi;

/// <summary>
/// Generates the description of version 1 from the controllers, the DTOs and recorded answers. What is generated is committed as
/// <c>openapi/v1.json</c>, reviewed as the contract, and served as it stands: see <see cref="ApiDocumentation"/>.
/// </summary>
public static class Contract
{
    public const string Version = "v1";

    public static async Task<string> GenerateAsync(Examples examples, CancellationToken stop)
    {
        // The controllers without anything to serve: they are only looked at.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            ApplicationName = typeof(Contract).Assembly.GetName().Name,
        });
        builder.AddContentHttp();
        builder.Services.AddSingleton(examples);
        builder.Services.AddSwaggerGen(generator =>
        {
            generator.SwaggerDoc(Version, Preface.Info);
            generator.CustomSchemaIds(SchemaName);
            generator.CustomOperationIds(api => api.ActionDescriptor.AttributeRouteInfo?.Name);
            generator.TagActionsBy(api => [Preface.TagOf(api)]);
            generator.OrderActionsBy(Preface.PlaceOf);
            generator.MapType<JsonObject>(CslItem);
            generator.SupportNonNullableReferenceTypes();
            generator.IncludeXmlComments(Assembly.GetExecutingAssembly());
            generator.SchemaFilter<ContractSchemas>();
            generator.OperationFilter<ContractParameters>();
            generator.OperationFilter<ContractResponses>();
            generator.DocumentFilter<ContractDocument>();
            generator.DocumentFilter<ContractFailures>();
        });
        await using var app = builder.Build();
        var document = app.Services.GetRequiredService<ISwaggerProvider>().GetSwagger(Version);
        using var text = new StringWriter(new StringBuilder(256 * 1024), CultureInfo.InvariantCulture) { NewLine = "\n" };
        document.SerializeAsV31(new OpenApiJsonWriter(text));
        await text.WriteLineAsync();
        stop.ThrowIfCancellationRequested();
        return text.ToString();
    }

    /// <summary>A page of sections is a <c>SectionPage</c>.</summary>
    private static string SchemaName(Type type) =>
        type.IsGenericType ? string.Concat(type.GetGenericArguments().Select(SchemaName)) + type.Name.Split('`')[0] : type.Name;

    /// <summary>CSL's variables are many and grow: the two that every item has are described, the rest is CSL's to say.</summary>
    private static OpenApiSchema CslItem() => new()
    {
        Type = JsonSchemaType.Object,
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["id"] = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = Formats.Slug, Description = "The citation's slug." },
            ["type"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "The CSL type, such as `article-journal` or `webpage`." },
        },
        Required = new HashSet<string> { "id", "type" },
        AdditionalProperties = new OpenApiSchema(),
    };
}
