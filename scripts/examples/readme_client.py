from pathlib import Path

from matcher.client.client import Client

with Client("http://127.0.0.1:8000") as client:  # key="..." where the server asks for one
    posting = client.postings.add("posting.txt")
    for sent in client.resumes.add_many(["resume.pdf", "resume.docx"]):
        print(sent.done, "of", sent.total, sent.name, sent.error or "is kept")
    best = client.rank(posting.id, top=1).matches[0]
    for pair in best.pairs:
        print(pair.verdict, pair.requirement.text, pair.evidence[0].quote if pair.evidence else "-")
    Path("ranking.csv").write_bytes(client.export(posting.id))
