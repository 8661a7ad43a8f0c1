using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ContentApi.Bundles;

/// <summary>How the lines of a bundle are written.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(BundleHeader))]
[JsonSerializable(typeof(BundleDocument))]
[JsonSerializable(typeof(BundleEnd))]
internal sealed partial class BundleJson : JsonSerializerContext
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write<T>(T line, JsonTypeInfo<T> type)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, Readable)) JsonSerializer.Serialize(writer, line, type);
        return bytes.ToArray();
    }
}
