using System.Text;
using ContentApi.Content;

namespace ContentApi.Proofs;

/// <summary>What is signed of a release: that it follows the one before it, and the list of its records.</summary>
/// <param name="Previous">Digest of the release record before it (<see cref="Jws.Digest"/>); null: it is the first, or the one before was not signed.</param>
public sealed record ReleaseRecord(int Number, DateTime PublishedAt, string Severity, string? Note, string? Previous, ReleaseRecord.List Records)
{
    /// <summary>One line for each document that the release changed.</summary>
    /// <param name="Digest">Of the lines, as <see cref="Of"/> makes them.</param>
    public sealed record List(int Count, string Digest)
    {
        /// <param name="records">By document; null: it went.</param>
        public static List Of(IEnumerable<KeyValuePair<Guid, string?>> records)
        {
            var lines = records
                .Select(record => $"{record.Key} {(record.Value is { } jws ? Jws.Digest(jws) : "gone")}\n")
                .Order(StringComparer.Ordinal).ToList();
            return new List(lines.Count, Content.Digest.OfBytes(Encoding.ASCII.GetBytes(string.Concat(lines))));
        }
    }
}
