using System.Text.Json.Nodes;

namespace ContentApi.OpenApi;

/// <summary>Schemas as OpenAPI 3.0 has them, and as classes can be made of them: see <see cref="PlainDescription"/>.</summary>
internal sealed class PlainSchemas
{
    private const string Prefix = "#/components/schemas/";

    // Of JSON Schema 2020-12, or of no use to a class.
    private static readonly string[] Foreign =
        ["const", "not", "examples", "contentMediaType", "contentSchema", "discriminator", SchemaFormats.Growing];

    private readonly JsonObject schemas;

    /// <param name="schemas">The contract's: each is made plain, and each union one type.</param>
    public PlainSchemas(JsonObject schemas)
    {
        this.schemas = schemas;
        var unions = schemas.Where(schema => schema.Value!["discriminator"] is not null)
            .Select(schema => (
                schema.Key,
                Description: schema.Value!["description"]!.GetValue<string>(),
                Types: schema.Value!["oneOf"]!.AsArray().Select(type => Target(type!)!).ToList()))
            .ToList();
        foreach (var (_, schema) in schemas) Rewrite(schema!.AsObject(), keepsWords: false);
        foreach (var (name, description, types) in unions) Merge(name, description, types);
    }

    public static JsonObject Reference(string name) => new() { ["$ref"] = Prefix + name };

    /// <summary>From OpenAPI 3.1 to 3.0.</summary>
    /// <param name="keepsWords">Whether an enumeration stays one; otherwise the description names the words, and others may come.</param>
    public static void Rewrite(JsonObject schema, bool keepsWords)
    {
        foreach (var keyword in Foreign) schema.Remove(keyword);
        if (!keepsWords) schema.Remove("enum");
        if (schema["type"] is JsonArray types)
        {
            schema["type"] = types.Select(type => type!.GetValue<string>()).Single(type => type != "null");
            schema["nullable"] = true;
        }

        if (schema["oneOf"] is JsonArray alternatives) RewriteAlternatives(schema, alternatives);
        if (schema["$ref"] is not null) Refer(schema, Target(schema)!);
        foreach (var (_, member) in schema["properties"]?.AsObject() ?? []) Rewrite(member!.AsObject(), keepsWords);
        if (schema["items"] is JsonObject item) Rewrite(item, keepsWords);
    }

    /// <summary>One type that has the members of several; what not all of them have, it may lack.</summary>
    public void Merge(string name, string description, IReadOnlyCollection<string> types)
    {
        JsonObject[] merged = [.. types.Select(type => schemas[type]!.AsObject())];
        var members = new JsonObject();
        foreach (var (member, schema) in merged.SelectMany(type => type["properties"]!.AsObject()))
        {
            if (members[member] is JsonObject known) Join(known, schema!.AsObject(), member);
            else members.Add(member, schema!.DeepClone());
        }

        var required = members.Select(member => member.Key).Where(member => merged.All(type => Requires(type, member)));
        schemas[name] = new JsonObject
        {
            ["type"] = "object",
            ["description"] = description,
            ["properties"] = members,
            ["required"] = new JsonArray([.. required.Select(member => (JsonNode)member)]),
        };
    }

    /// <summary>The schemas that a document needs.</summary>
    public JsonObject UsedBy(JsonNode document)
    {
        var used = new HashSet<string>();
        Find(document);
        return new JsonObject(schemas
            .Where(schema => used.Contains(schema.Key))
            .Select(schema => KeyValuePair.Create(schema.Key, schema.Value?.DeepClone())));

        void Find(JsonNode? node)
        {
            if (node is JsonArray items)
            {
                foreach (var item in items) Find(item);
            }
            else if (node is JsonObject members)
            {
                if (Target(members) is { } name && used.Add(name)) Find(schemas[name]);
                foreach (var (_, member) in members) Find(member);
            }
        }
    }

    /// <summary>Either something or null; or which members a request has, which 3.0 cannot say to a class.</summary>
    private static void RewriteAlternatives(JsonObject schema, JsonArray alternatives)
    {
        schema.Remove("oneOf");
        if (alternatives.Select(one => Target(one!)).OfType<string>().ToList() is [var only])
        {
            schema["nullable"] = true;
            Refer(schema, only);
        }
    }

    private static void Refer(JsonObject schema, string name)
    {
        schema.Remove("$ref");
        schema.Remove("allOf");
        // Beside a reference 3.0 reads nothing.
        if (schema.Count == 0) schema["$ref"] = Prefix + name;
        else schema["allOf"] = new JsonArray(Reference(name));
    }

    /// <summary>Makes a member's schema one that also holds for the same member of another type.</summary>
    private void Join(JsonObject known, JsonObject other, string name)
    {
        var nullable = known.ContainsKey("nullable") || other.ContainsKey("nullable");
        if ((Target(known), Target(other)) is ({ } one, { } another))
        {
            if (one != another) Refer(known, MergeOf(name, one, another));
        }
        else if (known["items"] is JsonObject item && other["items"] is JsonObject otherItem)
        {
            Join(item, otherItem, name);
        }
        else
        {
            if (!JsonNode.DeepEquals(known["type"], other["type"]))
            {
                throw new NotSupportedException($"'{name}' is not of one type in all types of a union.");
            }

            var differing = known.Select(keyword => keyword.Key)
                .Where(keyword => keyword != "description" && !JsonNode.DeepEquals(known[keyword], other[keyword]));
            foreach (var keyword in differing.ToList()) known.Remove(keyword);
        }

        if (nullable) known["nullable"] = true;
    }

    /// <summary>Named by what the names of the two end with: a ParameterFault and a BodyFault are a Fault.</summary>
    private string MergeOf(string member, string one, string another)
    {
        var length = one.Reverse().Zip(another.Reverse()).TakeWhile(pair => pair.First == pair.Second).Count();
        var name = one[^length..].TrimStart([.. "abcdefghijklmnopqrstuvwxyz"]);
        if (name.Length == 0) name = char.ToUpperInvariant(member[0]) + member[1..];
        if (name != one && schemas.ContainsKey(name)) name = "Any" + name;
        Merge(name, schemas[one]!["description"]!.GetValue<string>(), [one, another]);
        return name;
    }

    private static bool Requires(JsonObject type, string member) =>
        type["required"]!.AsArray().Any(required => required!.GetValue<string>() == member);

    /// <summary>What a schema refers to, by itself or beside a description.</summary>
    private static string? Target(JsonNode schema) =>
        (schema["$ref"] ?? (schema["allOf"] as JsonArray)?[0]!["$ref"]) is JsonValue reference
            && reference.GetValue<string>() is var address
            && address.StartsWith(Prefix, StringComparison.Ordinal)
            ? address[Prefix.Length..]
            : null;
}
