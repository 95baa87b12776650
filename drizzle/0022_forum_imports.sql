CREATE TABLE "forum_imported" (
	"source" text NOT NULL,
	"kind" text NOT NULL,
	"foreign_id" text NOT NULL,
	"local_id" uuid NOT NULL,
	CONSTRAINT "forum_imported_source_kind_foreign_id_pk" PRIMARY KEY("source","kind","foreign_id")
);
