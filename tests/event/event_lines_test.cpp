// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Events to lines and back: auralis-events(5) as it stands in its man page.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "event/event_reader.h"
#include "event/event_writer.h"
#include "event/header_check.h"
#include "support/comma_locale.h"

namespace auralis::event {
namespace {

std::string line_of(const Event& event) {
  std::string out;
  append_line(out, event);
  return out;
}

std::string complaint_of(std::string_view line) {
  EventReader reader;
  try {
    (void)reader.parse(line);
  } catch (const base::Error& error) {
    return error.what();
  }
  return "";
}

const std::vector<std::string> all_types{
    R"({"type":"header","t":0,"format":"auralis-events","version":1,"seed":7,"key":"D","mode":"dorian","bpm":60,"intensity":0.4,"complexity":0.3,"mood":"tide"})",
    R"({"type":"header","t":0,"format":"auralis-events","version":1,"seed":7,"key":"D","mode":"dorian","bpm":60,"intensity":0.4,"complexity":0.3,"mood":"tide","duration":360,"at":240.5})",
    R"({"type":"header","t":0,"format":"auralis-events","version":1,"seed":7,"key":"D","mode":"dorian","bpm":60,"intensity":0.4,"complexity":0.3,"mood":"tide","form":"own.toml","sources":[{"option":"model","file":"a.model","weight":2,"fingerprint":"cbf29ce484222325"},{"option":"tuning","file":"b \"c\".scl"}]})",
    R"({"type":"offer","t":0,"param":"key","values":["C","C#"]})",
    R"({"type":"offer","t":0,"param":"bpm","min":20,"max":200,"unit":"bpm"})",
    R"({"type":"offer","t":0,"param":"intensity","min":0,"max":1})",
    R"({"type":"trim","t":0,"db":-2.25})",
    R"({"type":"note","t":0.5,"id":1,"pitch":62.25,"vel":0.5,"dur":6.123456,"patch":"glass","pan":-0.3})",
    R"({"type":"note","t":0.5,"id":2,"pitch":62,"vel":0.5,"dur":6,"patch":"glass","pan":0,"bend":-2})",
    R"({"type":"note","t":0.5,"id":4,"pitch":62,"vel":0.5,"dur":6,"patch":"glass","pan":0,"layer":"bells"})",
    R"({"type":"on","t":1,"id":3,"pitch":50,"vel":1,"patch":"bass","pan":0})",
    R"({"type":"off","t":2,"id":3})",
    R"({"type":"control","t":2.01,"param":"bpm","value":72})",
    R"({"type":"control","t":2.02,"param":"mode","value":"lydian"})",
    R"({"type":"chord","t":3,"name":"Dm7","pitches":[50,53,57,60]})",
    R"({"type":"section","t":3,"name":"rise"})",
    R"({"type":"clock","t":3.01})",
    R"({"type":"end","t":600,"events":10})",
};

TEST(EventLines, WriteWhyANoteIsThere) {
  Note note;
  note.id = 1;
  note.patch = "keys";
  note.layer = "melody";
  note.why = Why{"phrase", "Dm7", "third", Why::Draw{3, 2, 0.5, 0.25, {"harmony", "leap"}}, true};
  std::string line;
  append_line(line, {Seconds(0), note});
  EXPECT_NE(line.find(R"("why":{"layer":"melody","by":"phrase","chord":"Dm7","tone":"third",)"
                      R"("motif":true,"phrase":3,"context":2,"chain":0.5,)"
                      R"("among":0.25,"bound":["harmony","leap"]}})"),
            std::string::npos)
      << line;
  EXPECT_TRUE(EventReader().parse(line)) << "readers pass over it";
}

TEST(EventLines, ComeBackAsTheSameBytes) {
  const support::CommaLocale comma;
  EventReader reader;
  for (const std::string& line : all_types) {
    const auto event = reader.parse(line);
    ASSERT_TRUE(event) << line;
    EXPECT_EQ(line_of(*event), line + "\n");
  }
}

TEST(EventLines, RoundTimesToTheMicrosecond) {
  EXPECT_EQ(line_of({Seconds(1.0 / 3), Clock{}}), "{\"type\":\"clock\",\"t\":0.333333}\n");
}

TEST(EventReader, IgnoresAndCountsUnknownTypesAndFields) {
  EventReader reader;
  EXPECT_FALSE(reader.parse(R"({"type":"weather","t":1,"wind":3})"));
  EXPECT_FALSE(reader.parse(""));
  EXPECT_TRUE(reader.parse(R"({"type":"clock","t":1,"phase":"full"})"));
  EXPECT_EQ(reader.unknown(), 1);
  EXPECT_EQ(reader.first_unknown(), "weather");
}

TEST(EventReader, NamesTheFieldThatIsWrong) {
  EXPECT_EQ(
      complaint_of(
          R"({"type":"note","t":0,"id":1,"pitch":162,"vel":0.5,"dur":1,"patch":"a","pan":0})"),
      "field pitch: 162 is outside 0..127");
  EXPECT_EQ(complaint_of(R"({"type":"note","t":0,"id":1,"vel":0.5,"dur":1,"patch":"a","pan":0})"),
            "field pitch: missing");
  EXPECT_EQ(complaint_of(R"({"type":"clock","t":-1})"), "field t: -1 is outside 0..1000000000");
  EXPECT_EQ(complaint_of(R"({"type":"end","t":1,"events":-1})"),
            "field events: -1 is outside 0..9007199254740991");
  EXPECT_EQ(complaint_of(R"({"t":1})"), "field type: missing");
  EXPECT_THAT(complaint_of("note 60"), testing::StartsWith("not JSON"));
  EXPECT_THAT(complaint_of(std::string(5000, ' ')), testing::HasSubstr("at most 4096"));
}

TEST(EventReader, TakesTheDefaultOfAParameterThatCameLater) {
  json::JsonReader json;
  json.read(R"({"key":"D"})");
  Parameter tempo = *find_parameter("bpm");
  Settings settings;
  EXPECT_THROW(read_setting(json, tempo, settings), base::Error);
  tempo.later = true;
  read_setting(json, tempo, settings);
  EXPECT_EQ(settings.bpm, Settings().bpm);
  json.read(R"({"bpm":201})");
  EXPECT_THROW(read_setting(json, tempo, settings), base::Error);
}

TEST(EventReader, NamesWhatIsWrongWithASource) {
  const auto complaint_about = [](const std::string& sources) {
    std::string line =
        R"({"type":"header","t":0,"format":"auralis-events","version":1,"seed":7,"key":"D","mode":"dorian","bpm":60,"intensity":0.4,"complexity":0.3,"mood":"tide","sources":)";
    return complaint_of(line.append(sources).append("}"));
  };
  EXPECT_EQ(complaint_about("[]"), "");
  EXPECT_EQ(complaint_about("3"), "field sources: should be a list of objects");
  EXPECT_EQ(complaint_about(R"([{"file":"a"}])"), "field sources: field option: missing");
  EXPECT_EQ(complaint_about(R"([{"option":"model","file":7}])"),
            "field sources: field file: should be a string");
  for (const std::string weight : {"0", "1000001"})
    EXPECT_EQ(complaint_about(R"([{"option":"model","file":"a","weight":)" + weight + "}]"),
              "field sources: field weight: " + weight + " is outside 1..1000000");
  EXPECT_EQ(complaint_about(R"([{"option":"x","file":"a","since":1}])"), "")
      << "an unknown option or field is the reader's no more than elsewhere";
}

TEST(EventReader, NamesWhatIsWrongWithAnOffer) {
  const auto complaint_about = [](const std::string& fields) {
    return complaint_of(R"({"type":"offer","t":0,)" + fields + "}");
  };
  EXPECT_EQ(complaint_about(R"("min":0,"max":1)"), "field param: missing");
  EXPECT_EQ(complaint_about(R"("param":"bpm")"), "field min: missing");
  EXPECT_EQ(complaint_about(R"("param":"bpm","min":2,"max":1)"), "field max: 1 is below min");
  EXPECT_EQ(complaint_about(R"("param":"mood","values":[])"),
            "field values: should have a name or more");
  EXPECT_EQ(complaint_about(R"("param":"mood","values":[1])"),
            "field values: should be a list of strings");
}

TEST(EventReader, RefusesATimeThatGoesBackAndGoesOn) {
  EventReader reader;
  EXPECT_TRUE(reader.parse(R"({"type":"clock","t":5})"));
  EXPECT_THROW((void)reader.parse(R"({"type":"clock","t":4.9})"), base::Error);
  EXPECT_TRUE(reader.parse(R"({"type":"clock","t":5})"));
}

std::string complaint_about(const std::string& file) {
  Header header;
  header.sources = {{"tuning", file}};
  try {
    check_header(header);
  } catch (const base::Error& error) {
    return error.what();
  }
  return "";
}

TEST(HeaderCheck, RefusesWhatNoReaderWouldTake) {
  std::string line;
  append_line(line, {Seconds(0), Header{.sources = {{"tuning", ""}}}});
  const std::size_t room = kMaxLineBytes - (line.size() - 1);
  EXPECT_EQ(complaint_about(std::string(room, 'a')), "");
  EXPECT_THAT(complaint_about(std::string(room + 1, 'a')), testing::HasSubstr("4097 bytes"));
  EXPECT_THAT(complaint_about(std::string(room / 2 + 1, '"')), testing::HasSubstr("at most 4096"));
  EXPECT_EQ(complaint_about("\u00fc\xc3\xbc"), "");
  EXPECT_THAT(complaint_about("\xfc.scl"), testing::HasSubstr("should be UTF-8"));
}

TEST(ControlLines, HaveNoTime) {
  std::string out;
  append_control_line(out, {"intensity", 0.7});
  EXPECT_EQ(out, "{\"type\":\"control\",\"param\":\"intensity\",\"value\":0.7}\n");
  EventReader reader;
  EXPECT_EQ(std::get<double>(reader.parse_control(out).value), 0.7);
  EXPECT_EQ(to_text(reader.parse_control(R"({"type":"control","param":"key","value":"Db"})").value),
            "Db");
  EXPECT_THROW((void)reader.parse_control(R"({"type":"note"})"), base::Error);
}

TEST(ControlLines, HaveAValueOfTheirParametersKind) {
  EventReader reader;
  const auto value_of = [&reader](const std::string& fields) {
    return reader.parse_control(R"({"type":"control",)" + fields + "}").value;
  };
  EXPECT_EQ(value_of(R"("param":"mood","value":"007")"), Value("007"));
  EXPECT_EQ(value_of(R"("param":"mood","value":7)"), Value("7"));
  EXPECT_EQ(value_of(R"("param":"bpm","value":"72")"), Value(72.0));
  EXPECT_EQ(value_of(R"("param":"bpm","value":"fast")"), Value("fast"));
  EXPECT_EQ(value_of(R"("param":"swing","value":0.5)"), Value(0.5));
  EXPECT_EQ(value_of(R"("param":"swing","value":"0.5")"), Value("0.5"));
}

TEST(ControlLines, SayWhereATuneAsksForThem) {
  std::string out;
  append_line(out, {base::Seconds(2), Control{"bpm", 90.0, true}});
  EXPECT_EQ(out, "{\"type\":\"control\",\"t\":2,\"param\":\"bpm\",\"value\":90,\"by\":\"tune\"}\n");
  EventReader reader;
  EXPECT_TRUE(std::get<Control>(reader.parse(out)->what).of_tune);
  EXPECT_FALSE(reader.parse_control(out).of_tune) << "a listener is no tune";
}

}  // namespace
}  // namespace auralis::event
