using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ContentApi.Proofs;

/// <summary>How what is signed is written: what is null is left out.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(EditionRecord))]
[JsonSerializable(typeof(ReleaseRecord))]
internal sealed partial class ProofJson : JsonSerializerContext
{
    private static readonly ProofJson Readable = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static byte[] Write<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, (JsonTypeInfo<T>)Readable.GetTypeInfo(typeof(T))!);

    /// <exception cref="JsonException">It says something else.</exception>
    public static T Read<T>(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, (JsonTypeInfo<T>)Readable.GetTypeInfo(typeof(T))!) ?? throw new JsonException("It says nothing.");
}
