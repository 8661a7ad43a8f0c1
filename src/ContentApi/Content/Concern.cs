namespace ContentApi.Content;

/// <summary>A notice of concern: the publisher's own words about a text, shown with it and never part of it.</summary>
/// <param name="Document">The topic, or one of its sections.</param>
/// <param name="Block">The block of the section; null: the whole document.</param>
/// <param name="Since">The day on which the notice was written.</param>
public sealed record Concern(Guid Document, string? Block, string Text, DateOnly Since);
