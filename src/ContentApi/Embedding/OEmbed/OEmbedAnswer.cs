using System.Text.Json;
using System.Text.Json.Serialization;

namespace ContentApi.Embedding.OEmbed;

/// <summary>An answer of oEmbed 1.0, type <c>rich</c>, with the names of that specification.</summary>
internal sealed record OEmbedAnswer
{
    private static readonly JsonSerializerOptions Names = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public string Type { get; } = "rich";

    public string Version { get; } = "1.0";

    public required string Title { get; init; }

    /// <summary>Whose words they are; absent when nobody is named.</summary>
    public required string? AuthorName { get; init; }

    public string ProviderName { get; } = "ContentApi";

    public required string ProviderUrl { get; init; }

    /// <summary>Seconds: as long as a withdrawal may take to be seen. What is in the frame does not wait for it.</summary>
    public int CacheAge { get; } = 300;

    public required int Width { get; init; }

    public required int Height { get; init; }

    public required string Html { get; init; }

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Names);
}
