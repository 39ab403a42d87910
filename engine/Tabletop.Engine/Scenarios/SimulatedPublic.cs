namespace Tabletop.Engine.Scenarios;

/// <summary>
/// People nobody plays and what they may post. Drawn before an exercise is created and pinned with it; which posts appear, and when,
/// follows from the crisis (<see cref="Exercises.Posting"/>).
/// </summary>
public sealed record SimulatedPublic(Items<PublicPerson> People, Items<PublicPost> Posts);

/// <summary>Somebody who does not exist.</summary>
/// <param name="Handle">Without @. Unique.</param>
/// <param name="Name">As shown, in the letters of the person's own language.</param>
/// <param name="Language">BCP 47 tag.</param>
public sealed record PublicPerson(string Handle, string Name, string Language);

/// <param name="Id">Unique among posts.</param>
/// <param name="Person">The handle of who writes it.</param>
/// <param name="Level">The mood it speaks from: 0 (calm) to 5 (worst), as the levels of crisis states.</param>
/// <param name="Texts">The same post in several languages, the scenario's own first where there is one. At least one.</param>
public sealed record PublicPost(string Id, string Person, int Level, Items<PostText> Texts);

/// <param name="Language">BCP 47 tag.</param>
public sealed record PostText(string Language, string Text);
