using ContentApi.Delivery.V1;

namespace ContentApi.Embedding.OEmbed;

/// <summary>Where it is told how to embed a page.</summary>
internal static class OEmbedAddress
{
    public const string Path = "/oembed";

    /// <param name="page">The absolute address of what is to be embedded.</param>
    public static string Of(Urls urls, string page) => $"{urls.Absolute(Path)}?url={Uri.EscapeDataString(page)}&format=json";
}
