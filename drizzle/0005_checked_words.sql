CREATE TABLE "checked_words" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"wrong" text NOT NULL,
	"instead" text DEFAULT '' NOT NULL,
	"level" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "checked_words_wrong_unique" UNIQUE("wrong")
);
--> statement-breakpoint
INSERT INTO checked_words (wrong, instead, level, note) VALUES
('处份', '处分', 'must', '错别字'),
('截止目前', '截至目前', 'must', '“截止”表示到期停止，“截至”表示统计到某时'),
('帐户', '账户', 'must', '《现代汉语词典》以“账”为规范'),
('帐目', '账目', 'must', '《现代汉语词典》以“账”为规范'),
('做为', '作为', 'must', '错别字'),
('按装', '安装', 'must', '错别字'),
('渎职罪刑', '渎职罪行', 'must', '错别字'),
('八项规定', '中央八项规定', 'advice', '首次出现宜用全称'),
('四风问题', '“四风”问题', 'advice', '“四风”加引号'),
('其它', '其他', 'advice', '公文中统一用“其他”');
