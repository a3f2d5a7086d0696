import { useSkills } from "../api";

/** All of capacity, by name. */
export function SkillsPage() {
  const { data = [] } = useSkills();
  return (
    <ul>
      {data.map((row) => (
        <li key={row.id}>{row.name}</li>
      ))}
    </ul>
  );
}
