using System.Security.Cryptography;
using System.Text;

namespace ContentApi.Signing;

/// <summary>A list of records as it is signed: a line for each document, sorted, of its UUID, a space, its record's digest and a line feed.</summary>
/// <param name="Digest">Of the lines.</param>
public sealed record RecordList(int Count, string Digest)
{
    public static RecordList Of(IEnumerable<(Guid Document, RecordDigest Record)> records)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var count = 0;
        // The order of GUIDs is that of their texts, which are lower case.
        foreach (var (document, record) in records.OrderBy(record => record.Document))
        {
            hash.AppendData(Encoding.ASCII.GetBytes($"{document} {record}\n"));
            count++;
        }

        return new RecordList(count, "sha256:" + Convert.ToHexStringLower(hash.GetCurrentHash()));
    }
}
