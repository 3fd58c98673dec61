# The commands of the house. Nothing is downloaded but through apt, pip, cargo and npm.
TOOLS := $(or $(CENTUM_TOOLS),$(CURDIR)/target/tools)
export PATH := $(TOOLS)/bin:$(PATH)

.DEFAULT_GOAL := help
.PHONY: help demo test check bench sbom fuzz

help: ## This list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' $(firstword $(MAKEFILE_LIST)) | expand -t 14

demo: ## Build, and start with a real cohort to look at
	cargo build --locked -p centum
	target/debug/centum demo

test: ## Every test, on both databases and in the browser
	scripts/needs.sh
	scripts/tools.sh nextest
	scripts/axe.sh
	scripts/with-postgres.sh cargo nextest run --workspace --locked
	cargo test --quiet --doc --workspace --locked

check: ## Every gate except the tests
	.ci/run gates

bench: ## The figures that the documentation quotes, measured again; about an hour, alone on the machine
	cargo build --release --locked -p centum --bin centum --example bench
	DURABLE_POSTGRES=1 scripts/with-postgres.sh cargo run --release --locked -p centum --example bench

# The tool writes a file beside every manifest; the one of the program names all that is in it.
sbom: ## A bill of materials in target/sbom
	scripts/tools.sh cyclonedx
	cargo cyclonedx --manifest-path app/Cargo.toml --format json --spec-version 1.5 --override-filename centum.cdx
	mkdir -p target/sbom
	sed 's|file://$(CURDIR)|file://.|g' app/centum.cdx.json >target/sbom/centum.cdx.json
	find app engines journeys kernel modules testkit xtask -name centum.cdx.json -delete

fuzz: ## A minute for each fuzz target; needs the nightly toolchain and cargo-fuzz
	cd fuzz && for target in $$(cargo +nightly fuzz list); do cargo +nightly fuzz run $$target -- -max_total_time=60 || exit 1; done
