using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ContentApi.Signing;

/// <summary>The JSON of signed records. A member that is missing refuses the record.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ResourceRecord))]
[JsonSerializable(typeof(Tombstone))]
[JsonSerializable(typeof(ReleaseRecord))]
[JsonSerializable(typeof(Freshness))]
internal sealed partial class ProofJson : JsonSerializerContext
{
    private static readonly ProofJson Readable = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        PropertyNameCaseInsensitive = false,
        IgnoreReadOnlyProperties = true,
    });

    public static byte[] Write<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, (JsonTypeInfo<T>)Readable.GetTypeInfo(typeof(T))!);

    /// <exception cref="JsonException">It says something else.</exception>
    public static T Read<T>(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, (JsonTypeInfo<T>)Readable.GetTypeInfo(typeof(T))!) ?? throw new JsonException("It says nothing.");
}
