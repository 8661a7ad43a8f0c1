namespace ContentApi.Delivery.V1.Elements;

/// <summary>Where to go from a resource; every URL is absolute.</summary>
public sealed record LinksDto
{
    /// <summary>This resource.</summary>
    public required string Self { get; init; }

    /// <summary>The topic that it belongs to.</summary>
    public required string Topic { get; init; }

    /// <summary>The list of all resources of its kind in its locale.</summary>
    public required string Collection { get; init; }

    /// <summary>The <c>Link</c> header (RFC 8288) of an address: what it is, what describes it, and the page after it.</summary>
    internal static string Header(Urls urls, string path, string? next = null)
    {
        var header = $"<{urls.Absolute(path)}>; rel=\"canonical\", {Description(urls)}";
        return next is null ? header : $"{header}, <{next}>; rel=\"next\"";
    }

    /// <summary>The same without an address, for what has none of its own.</summary>
    internal static string Description(Urls urls) => $"<{urls.Absolute("/openapi/v1.json")}>; rel=\"service-desc\"";
}

/// <summary>One page of a list, in reading order, each item whole.</summary>
/// <typeparam name="T">The resource.</typeparam>
public sealed record PageDto<T>
{
    /// <summary>The resources of this page, each exactly as its own address serves it.</summary>
    public required IReadOnlyList<T> Items { get; init; }

    /// <summary>The URL of the next page; null on the last one.</summary>
    public required string? Next { get; init; }
}
