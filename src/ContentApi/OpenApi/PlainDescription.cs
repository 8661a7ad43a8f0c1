using System.Text.Json.Nodes;

namespace ContentApi.OpenApi;

/// <summary>
/// The description for generators that make classes (NSwag, Kiota): the contract again, in OpenAPI 3.0 and without unions, constants and
/// enumerations in answers. A class that is made of those cannot read a value that came after it (ADR 18).
/// </summary>
internal static class PlainDescription
{
    private const string Problem = "Problem";

    public static JsonNode Of(JsonNode contract)
    {
        var document = contract.DeepClone();
        document["openapi"] = "3.0.4";
        document["info"]!.AsObject().Remove("summary");
        var components = document["components"]!.AsObject();
        components.Remove("examples");
        var schemas = components["schemas"]!.AsObject();
        components.Remove("schemas");
        var problems = schemas.Select(schema => schema.Key)
            .Where(name => name.EndsWith(Problem, StringComparison.Ordinal)).ToList();
        var plain = new PlainSchemas(schemas);
        plain.Merge(
            Problem, "A failed request. `code` says what failed, and `/docs/errors/{code}` which of the other members there are.", problems);
        RewriteAround(document);
        foreach (var operation in document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()))
        {
            RewriteAnswers(operation.Value!["responses"]!.AsObject());
        }

        foreach (var response in components["responses"]!.AsObject())
        {
            response.Value!["content"]!.AsObject().Single().Value!["schema"] = PlainSchemas.Reference(Problem);
        }

        components["schemas"] = plain.UsedBy(document);
        return document;
    }

    private static void RewriteAnswers(JsonObject answers)
    {
        // With an answer that has no body beside one that has, Kiota's functions return nothing. If-None-Match says that there is a 304.
        answers.Remove("304");
        // NSwag takes every string for one in JSON, but in plain text. Of what is binary, both hand out a stream.
        foreach (var (type, content) in answers["200"]!["content"]!.AsObject())
        {
            var schema = content!["schema"]!;
            if (type != "text/plain" && schema["type"]?.GetValue<string>() == "string") schema["format"] = "binary";
        }
    }

    /// <summary>The schemas of parameters, headers and bodies. The words that a parameter may have are fixed: others are refused.</summary>
    private static void RewriteAround(JsonNode? node)
    {
        if (node is JsonArray items)
        {
            foreach (var item in items) RewriteAround(item);
        }
        else if (node is JsonObject members)
        {
            members.Remove("examples");
            foreach (var (name, member) in members.ToList())
            {
                if (name == "schema") PlainSchemas.Rewrite(member!.AsObject(), keepsWords: true);
                else RewriteAround(member);
            }
        }
    }
}
