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

    /// <summary>How many bytes older releases may take in memory, about; those that nobody asked for longest are forgotten first.</summary>
    [Range(0, 1L << 40)]
    public long RecordMemory { get; init; } = 64 << 20;

    /// <summary>How many releases back changes are told from. Whoever has an older one begins again, with a bundle.</summary>
    [Range(1, int.MaxValue)]
    public int ChangeRetention { get; init; } = 1000;

    /// <summary>The folder in which this node keeps what it last served; null: below the user's state folder.</summary>
    public string? LastGood { get; init; }
}
