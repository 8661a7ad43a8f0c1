using ContentApi.Delivery.V1.Elements;

namespace ContentApi.Embedding.Targets;

/// <summary>Where it is told how to embed a page.</summary>
internal static class OEmbedAddress
{
    public const string Path = "/oembed";

    /// <param name="page">The absolute address of what is to be embedded.</param>
    public static string Of(Urls urls, string page) => $"{urls.Absolute(Path)}?url={Uri.EscapeDataString(page)}&format=json";
}
