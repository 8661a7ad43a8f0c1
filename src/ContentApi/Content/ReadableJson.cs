using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ContentApi.Content;

/// <summary>JSON that leaves letters as they are. It is never set into a page, so nothing is escaped for HTML.</summary>
public static class ReadableJson
{
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static byte[] Write<T>(T value, JsonTypeInfo<T> type)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, Options)) JsonSerializer.Serialize(writer, value, type);
        return bytes.ToArray();
    }
}
