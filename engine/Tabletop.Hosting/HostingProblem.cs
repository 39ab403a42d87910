using System.Diagnostics.CodeAnalysis;

namespace Tabletop.Hosting;

/// <summary>Something outside the program is not as it must be (a folder, a disk, a database). The message is one sentence for people.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "People read the message; the type's name says what it is.")]
public class HostingProblem(string sentence, Exception? inner = null) : Exception(sentence, inner);
