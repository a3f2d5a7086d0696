"""Many clients on one object: nothing written is lost, and a conflict is said, never hidden."""

from e2e.server.running import Server, patient, together

WRITERS = 30


def test_thirty_writers_of_tags_on_one_task_are_all_heard(lasting_server: Server):
    """Each adds its tag to the list as it read it, and reads again when told that the list changed meanwhile."""
    path = f"/api/v1/tasks/{lasting_server.task('Tagged')['id']}"
    refused: list[int] = []

    def add(index: int) -> None:
        client = lasting_server.client()
        while True:
            task = client.get(path).json()
            tags = [*task["tags"], f"tag{index:02}"]
            match = {"If-Match": str(task["etag"])}
            answer = patient(lambda tags=tags, match=match: client.patch(path, json={"tags": tags}, headers=match))
            if answer.status_code == 200:
                return
            assert answer.status_code == 412, answer.text
            refused.append(index)

    together(WRITERS, add)
    found = lasting_server.client().get(path).json()["tags"]
    assert sorted(found) == [f"tag{index:02}" for index in range(WRITERS)]
    assert refused, "writers that never met prove nothing"


def test_thirty_tasks_made_at_once_are_all_there_without_a_gap_in_the_history(lasting_server: Server):
    made: list[str] = []
    together(WRITERS, lambda index: made.append(lasting_server.task(f"At once {index}")["id"]))
    assert len(set(made)) == WRITERS
    seqs = [seq for (seq,) in lasting_server.rows("SELECT seq FROM kernel_storedevent ORDER BY seq")]
    assert seqs == list(range(1, len(seqs) + 1))


def test_two_clients_that_change_different_fields_both_survive(lasting_server: Server):
    task = lasting_server.task("Shared")
    path, match = f"/api/v1/tasks/{task['id']}", {"If-Match": str(task["etag"])}
    changes = [{"name": "Renamed"}, {"due": "2027-03-01"}]
    together(2, lambda index: _changed(lasting_server, path, changes[index], match))
    found = lasting_server.client().get(path).json()
    assert (found["name"], found["due"]) == ("Renamed", "2027-03-01")


def _changed(lasting_server: Server, path: str, change: dict[str, str], match: dict[str, str]) -> None:
    answer = patient(lambda: lasting_server.client().patch(path, json=change, headers=match))
    assert answer.status_code == 200, answer.text


def test_of_two_changes_to_one_field_the_second_is_refused_with_the_present_state(lasting_server: Server):
    task = lasting_server.task("Contested")
    path, match = f"/api/v1/tasks/{task['id']}", {"If-Match": str(task["etag"])}
    answers: dict[int, tuple[int, dict]] = {}

    def rename(index: int) -> None:
        client = lasting_server.client()
        answer = patient(lambda: client.patch(path, json={"name": f"Name {index}"}, headers=match))
        answers[index] = (answer.status_code, answer.json())

    together(2, rename)
    assert sorted(status for status, _ in answers.values()) == [200, 412]
    winner = next(index for index, (status, _) in answers.items() if status == 200)
    problem = answers[1 - winner][1]
    assert problem["facts"]["current"]["name"] == f"Name {winner}"
    assert lasting_server.client().get(path).json()["name"] == f"Name {winner}"
