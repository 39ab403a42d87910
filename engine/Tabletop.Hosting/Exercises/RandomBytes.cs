namespace Tabletop.Hosting.Exercises;

/// <summary>Where the host takes seeds, nonces and salts from: the machine's own source in the product, a function of a seed in a test.</summary>
/// <returns>So many bytes.</returns>
public delegate byte[] RandomBytes(int count);
