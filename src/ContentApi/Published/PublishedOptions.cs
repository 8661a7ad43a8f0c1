using System.ComponentModel.DataAnnotations;

namespace ContentApi.Published;

/// <summary>Section <c>Published</c>: how a node follows the releases.</summary>
public sealed class PublishedOptions
{
    /// <summary>How often the release number is read again although nothing was notified.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "01:00:00")]
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest wait between two attempts to reach PostgreSQL.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:05:00")]
    public TimeSpan MaxRetry { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long content is served without confirmation that it is current; then 503 <c>content-unconfirmed</c>.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "30.00:00:00")]
    public TimeSpan MaxUnconfirmed { get; init; } = TimeSpan.FromHours(24);
}
