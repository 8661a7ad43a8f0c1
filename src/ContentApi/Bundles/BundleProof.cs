using System.Text.Json.Nodes;
using ContentApi.Content;
using ContentApi.Published;
using ContentApi.Signing;

namespace ContentApi.Bundles;

/// <summary>Whether a bundle is what was signed: its releases, all that is live or gone in the last of them, and what each resource shows.</summary>
public static class BundleProof
{
    /// <param name="keys">Those that are believed.</param>
    /// <returns>False: it was never signed.</returns>
    /// <exception cref="InvalidDataException">It is not what was signed, and where.</exception>
    public static bool Check(Bundle bundle, KeyRing keys)
    {
        var snapshot = bundle.Snapshot;
        if (snapshot.Releases.All(release => release.Proof is null) && bundle.Resources.All(resource => resource.State.Record is null)) return false;
        var chain = ReleaseChain.Verify(snapshot.Releases, keys);
        if (chain.Void is [var first, ..]) throw new InvalidDataException($"Release {first.Number} is not what was signed. {first.Why}");
        SignedLists.Require(chain.Head!, snapshot, bundle.Locale);
        foreach (var topic in snapshot.Topics.Values)
        {
            foreach (var state in topic.States) CheckHistory(state);
        }

        var listings = snapshot.Topics.Values.SelectMany(topic => topic.Live().Select(listing => (topic, listing)))
            .ToDictionary(entry => entry.listing.State.Document);
        foreach (var (state, resource) in bundle.Resources)
        {
            var (topic, listing) = listings[state.Document];
            At(state, () => CheckResource(listing, topic, resource, keys));
        }

        foreach (var state in snapshot.Topics.Values.SelectMany(topic => topic.States).Where(state => !state.IsLive))
            At(state, () => CheckTombstone(state, keys));
        if (snapshot.Freshness is { } freshness)
            Require(chain.Freshness(freshness, keys) is not null, "Its statement that the release was current is not what was signed.");
        return true;
    }

    /// <summary>What the latest change says is signed, and a release has one severity. Of earlier changes only the release is.</summary>
    private static void CheckHistory(DocumentState state) => Require(
        state.Changes.All(change => change.Severity == change.Release.Severity)
            && state.Changes.Zip(state.Changes.Skip(1)).All(pair => pair.First.Release.Number < pair.Second.Release.Number),
        $"The {state.Kind.Word()} {state.Slug} has changes that no release made.");

    private static void CheckResource(Listing listing, TopicEntry topic, byte[] resource, KeyRing keys)
    {
        var state = listing.State;
        var json = JsonNode.Parse(resource)!;
        var proof = (string?)json["provenance"]?["proof"] ?? throw new InvalidDataException("It has lost its proof.");
        var record = DocumentProof.Verified(state, keys.Open<ResourceRecord>(proof));
        Require(CanonicalForm.Digest(resource) == record.Digest, "It does not show what was signed.");
        Require(ShownText.IsConsistent(json), "The text of a block is not that of its spans.");

        // The line before the resource says the same as the resource: lists and addresses are made of it.
        Require(
            ((Guid?)json["id"], (string?)json["kind"], (string?)json["slug"], (string?)json["locale"], (int?)json["provenance"]!["edition"])
                == (state.Document, state.Kind.Word(), state.Slug, state.Locale, state.EditionNumber),
            "Its line names another document.");
        Require(
            ((int?)json["position"] ?? (int?)json["number"] ?? listing.Position, (string?)json["role"], (Guid?)json["parent"]?["id"])
                == (listing.Position, listing.Role?.Word(), listing.Parent)
            && (state.Kind == Kind.Topic ? (string?)json["title"] == topic.Title : (Guid?)json["topic"]!["id"] == state.Topic),
            "Its line names another place.");
        Require(
            (int?)json["provenance"]!["release"]!["number"] == state.Appeared.Number,
            "Its line names another release in which its edition appeared.");
    }

    private static void CheckTombstone(DocumentState state, KeyRing keys)
    {
        var departure = state.Departure!;
        var tombstone = keys.Open<Tombstone>(departure.Proof ?? throw new InvalidDataException("It has lost its tombstone."));
        Require(DocumentProof.Verified(state, tombstone).Title == departure.Title, "Its title is not what was signed.");
    }

    private static void At(DocumentState state, Action check)
    {
        try
        {
            check();
        }
        catch (InvalidDataException fault)
        {
            throw new InvalidDataException($"The {state.Kind.Word()} {state.Slug}: {fault.Message}", fault);
        }
    }

    private static void Require(bool condition, string sentence)
    {
        if (!condition) throw new InvalidDataException(sentence);
    }
}
