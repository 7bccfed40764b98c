//! The packs that `opsctl init` can write: the built-in one and the examples, embedded as they are
//! on disk.

/// A pack to begin with.
#[derive(Debug)]
pub(super) struct Pack {
    pub(super) name: &'static str,
    pub(super) summary: &'static str,
    /// `opsctl.yaml`.
    pub(super) config: &'static str,
    /// Names in `workflows/`, and contents.
    pub(super) workflows: &'static [(&'static str, &'static str)],
}

macro_rules! workflows {
    ($folder:literal: $($name:literal),+ $(,)?) => {
        &[$(($name, include_str!(concat!("../../../", $folder, "/", $name)))),+]
    };
}

/// All of them, the default first.
pub(super) const PACKS: [Pack; 5] = [
    Pack {
        name: "built-in",
        summary: "startup, security, SRE and OPS, from devnet to mainnet",
        config: include_str!("../../../workflows/opsctl.yaml"),
        workflows: workflows!("workflows": "delivery.yaml"),
    },
    Pack {
        name: "socialgouv",
        summary: "the journey of a need at SocialGouv, in French",
        config: include_str!("../../../examples/socialgouv/opsctl.yaml"),
        workflows: workflows!("examples/socialgouv/workflows": "besoin.yaml", "mep.yaml"),
    },
    Pack {
        name: "threefold",
        summary: "products, services, projects and web presence at ThreeFold",
        config: include_str!("../../../examples/threefold/opsctl.yaml"),
        workflows: workflows!(
            "examples/threefold/workflows":
            "announcement.yaml",
            "defect.yaml",
            "product.yaml",
            "project.yaml",
            "review.yaml",
            "server-setup.yaml",
            "service.yaml",
            "urgent.yaml",
            "web-presence.yaml",
        ),
    },
    Pack {
        name: "immersion-facilitee",
        summary: "deployments and incidents at Immersion Facilitée, in working hours, in French",
        config: include_str!("../../../examples/immersion-facilitee/opsctl.yaml"),
        workflows: workflows!("examples/immersion-facilitee/workflows": "deploiement.yaml", "incident.yaml"),
    },
    Pack {
        name: "uyoop-cal",
        summary: "deployments, maintenance at the weekend and incidents of uYoop-Cal, in French",
        config: include_str!("../../../examples/uyoop-cal/opsctl.yaml"),
        workflows: workflows!(
            "examples/uyoop-cal/workflows":
            "deploiement.yaml",
            "incident.yaml",
            "jeton-racine.yaml",
            "maintenance.yaml",
        ),
    },
];

/// The packs, for the help.
pub(super) fn list() -> String {
    let line = |pack: &Pack| format!("  {:<19} {}\n", pack.name, pack.summary);
    format!("Packs:\n{}", PACKS.iter().map(line).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_workflow_on_disk_is_embedded() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        for pack in &PACKS {
            let folder = match pack.name {
                "built-in" => "workflows".to_owned(),
                name => format!("examples/{name}/workflows"),
            };
            let mut on_disk: Vec<_> =
                root.join(folder).read_dir().unwrap().map(|entry| entry.unwrap().file_name()).collect();
            on_disk.retain(|name| name != "opsctl.yaml");
            on_disk.sort();
            assert_eq!(on_disk, pack.workflows.iter().map(|(name, _)| *name).collect::<Vec<_>>(), "{}", pack.name);
        }
    }
}
